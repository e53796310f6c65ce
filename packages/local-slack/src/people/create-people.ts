import { findWorkspace, type Workspace } from '../workspace/workspace.ts';
import { createPerson, type Person, type PersonOptions } from './person.ts';

/** Somebody in a workspace, by name or id; without a workspace, in the first. */
export type FindPerson = (nameOrId: string, workspaceId?: string) => Person;

export interface PeopleOptions extends Omit<PersonOptions, 'workspace' | 'userId'> {
  readonly workspaces: ReadonlyMap<string, Workspace>;
}

/** Makes everybody as they are first looked for. */
export function createPeople({ workspaces, ...options }: PeopleOptions): FindPerson {
  const people = new Map<string, Person>();

  return function findPerson(nameOrId, workspaceId) {
    const workspace = findWorkspace(workspaces, workspaceId);
    const user =
      workspace.users.get(nameOrId) ??
      [...workspace.users.values()].find(({ name }) => name === nameOrId);
    if (!user) throw new Error(`The workspace ${workspace.name} has nobody called ${nameOrId}.`);
    const key = `${workspace.id}/${user.id}`;
    const person = people.get(key) ?? createPerson({ ...options, workspace, userId: user.id });
    people.set(key, person);
    return person;
  };
}
