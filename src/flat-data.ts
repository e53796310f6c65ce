import { DefaultDeserializer, DefaultSerializer } from 'node:v8';

/**
 * Packs plain data into one piece of memory, all its typed arrays laid out after the rest, so that reading it copies none of
 * them.
 */
export function packFlat(value: unknown): Uint8Array {
  const serializer = new FlatSerializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  const head = serializer.releaseBuffer();
  const start = aligned(lengthBytes + head.length);
  const packed = new Uint8Array(start + serializer.size);
  new DataView(packed.buffer).setUint32(0, head.length);
  packed.set(head, lengthBytes);
  for (const { array, offset } of serializer.arrays) packed.set(bytesOf(array), start + offset);
  return packed;
}

/** Gives back what was packed. Its arrays are parts of that memory. Throws where it is not whole. */
export function unpackFlat(packed: Uint8Array): unknown {
  const { buffer, byteOffset, byteLength } = packed;
  const isInPlace = buffer instanceof ArrayBuffer && byteOffset % alignment === 0;
  // Arrays begin only where their numbers may.
  const own = isInPlace ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(packed);
  const length = new DataView(own.buffer, own.byteOffset).getUint32(0);
  const head = own.subarray(lengthBytes, lengthBytes + length);
  const deserializer = new FlatDeserializer(head, own.subarray(aligned(lengthBytes + length)));
  deserializer.readHeader();
  return deserializer.readValue();
}

/** The kinds of arrays that are kept, by the numbers that they are written with. Buffers are bytes. */
const kinds = [Uint8Array, Uint16Array, Int32Array, Float32Array, Float64Array] as const;

const lengthBytes = 8;
const alignment = 8;

/** Where an array lies among the others. */
interface PlacedArray {
  readonly array: NodeJS.ArrayBufferView;
  readonly offset: number;
}

class FlatSerializer extends DefaultSerializer {
  readonly arrays: PlacedArray[] = [];
  size = 0;

  /** Is called for each typed array. */
  _writeHostObject(array: NodeJS.ArrayBufferView): void {
    const kind = kinds.findIndex((one) => array instanceof one);
    if (kind < 0) throw new Error(`An array of the kind ${array.constructor.name} is not kept.`);
    this.writeUint32(kind);
    this.writeUint32(this.size);
    this.writeUint32(array.byteLength);
    this.arrays.push({ array, offset: this.size });
    this.size = aligned(this.size + array.byteLength);
  }
}

class FlatDeserializer extends DefaultDeserializer {
  readonly #arrays: Uint8Array<ArrayBuffer>;

  constructor(head: Uint8Array, arrays: Uint8Array<ArrayBuffer>) {
    super(head);
    this.#arrays = arrays;
  }

  /** Is called for each of them. */
  _readHostObject(): NodeJS.ArrayBufferView {
    const kind = kinds[this.readUint32()];
    const offset = this.readUint32();
    const length = this.readUint32();
    if (!kind) throw new Error('An array of a kind that is not kept.');
    const { buffer, byteOffset } = this.#arrays;
    return new kind(buffer, byteOffset + offset, length / kind.BYTES_PER_ELEMENT);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function aligned(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
