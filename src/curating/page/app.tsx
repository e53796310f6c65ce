import { useEffect, useRef, useState } from 'react';
import { useTheme } from '../../../packages/local-slack/page/use-theme.ts';
import { ArticleView } from './article-view.tsx';
import { BoardList } from './board-list.tsx';
import { EditPanel } from './edit-panel.tsx';
import { FactCard } from './fact-card.tsx';
import { FactList, rowIdOf } from './fact-list.tsx';
import { FaultList } from './fault-list.tsx';
import { keyOfForm, toEdit } from './form-state.ts';
import { JoinPicker } from './join-picker.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { countMissing, MissingList } from './missing-list.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { PatchRows } from './patch-rows.tsx';
import { QuestionBox } from './question-box.tsx';
import { SentenceCard } from './sentence-card.tsx';
import { type TabName, Tabs } from './tabs.tsx';
import { TopBar } from './top-bar.tsx';
import { useCurating } from './use-curating.ts';
import { useKeys } from './use-keys.ts';

/** The whole page. */
export function App() {
  const page = useCurating();
  const theme = useTheme();
  const [tab, setTab] = useState<TabName>('all');
  const [areKeysShown, setAreKeysShown] = useState(false);
  const question = useRef<HTMLInputElement>(null);
  const { workbench, source, facts, fact, selected, editor, isJoining } = page;
  const { form } = editor;

  useFocusOnRow(form === null && fact !== null ? fact.key : null);
  const leaveOr = (act: () => void) => () => (form || isJoining ? undefined : act());
  useKeys(
    {
      j: leaveOr(() => page.step(1)),
      ArrowDown: leaveOr(() => page.step(1)),
      k: leaveOr(() => page.step(-1)),
      ArrowUp: leaveOr(() => page.step(-1)),
      n: leaveOr(page.stepSentence),
      a: leaveOr(page.accept),
      e: leaveOr(() => page.edit()),
      m: leaveOr(() => page.setIsJoining(fact !== null)),
      p: leaveOr(page.part),
      Delete: leaveOr(page.remove),
      u: leaveOr(page.undo),
      r: leaveOr(page.redo),
      '/': () => question.current?.focus(),
      '?': () => setAreKeysShown(true),
      Escape: () => (form ? editor.leave() : page.setIsJoining(false)),
    },
    page.isBusy,
  );

  if (!workbench || !source) {
    return (
      <main className="loading">
        <p role="status">
          {page.problem ??
            (workbench ? 'This folder has no source that can be read.' : 'Opening the base…')}
        </p>
        <FaultList faults={workbench?.faults ?? []} hasPlace />
      </main>
    );
  }
  const marked = new Set(
    selected?.kind === 'sentence' ? [selected.sentence.id] : (fact?.sentences ?? []),
  );
  const sourceIds = workbench.sources.map(({ id }) => id);
  const panel = <EditPanel editor={editor} sourceIds={sourceIds} />;
  const shown =
    tab === 'drafts'
      ? facts.filter(({ state, key }) => state === 'draft' || key === fact?.key)
      : facts;

  return (
    <div className="layout">
      <TopBar
        workbench={workbench}
        theme={theme}
        onUndo={page.undo}
        onRedo={page.redo}
        onKeys={() => setAreKeysShown(true)}
      />
      <ArticleView
        sources={workbench.sources}
        source={source}
        marked={marked}
        onSource={page.setSourceId}
        onSentence={leaveIfOpen(form !== null, page.selectSentence)}
      />
      <aside className="side" aria-label="Facts and questions">
        <QuestionBox
          inputRef={question}
          version={workbench.files}
          changes={form ? toEdit(form).changes : []}
          onFact={page.select}
        />
        <Tabs
          tab={tab}
          counts={{
            all: facts.length,
            drafts: facts.filter(({ state }) => state === 'draft').length,
            missing: countMissing(page.sentences, facts),
            ...(page.patches.list?.hasStorage && { patches: page.patches.list.patches.length }),
            ...(workbench.hasBoard && { board: null }),
          }}
          onTab={(name) => {
            setTab(name);
            if (name === 'patches') void page.patches.reload();
          }}
        />
        <div className="side-body" role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`}>
          {workbench.faults.length > 0 && (
            <section className="base-faults" aria-label="What is wrong with the base">
              <FaultList faults={workbench.faults} hasPlace />
            </section>
          )}
          {form?.kind === 'add' && panel}
          {selected?.kind === 'sentence' && !form && (
            <SentenceCard
              sentence={selected.sentence}
              onMake={() => void page.make(selected.sentence)}
            />
          )}
          {tab === 'board' ? (
            <BoardList files={workbench.files} />
          ) : tab === 'patches' ? (
            <>
              {form && form.kind !== 'add' && panel}
              <PatchRows
                patches={page.patches.list?.patches ?? []}
                note={page.patches.list?.note ?? null}
                isOff={form !== null}
                onAccept={page.acceptPatch}
                onEdit={page.editPatch}
                onDrop={(patch) => void page.removePatch(patch)}
              />
            </>
          ) : tab === 'missing' ? (
            <>
              {form && form.kind !== 'add' && panel}
              <MissingList
                sentences={page.sentences}
                facts={facts}
                version={workbench.files}
                onSentence={page.selectSentence}
                onMake={(sentence) => void page.make(sentence)}
                onEdit={page.edit}
              />
            </>
          ) : (
            <FactList
              facts={shown}
              selected={fact?.key ?? null}
              onSelect={(key) => (form ? undefined : page.select(key))}
              renderOpen={(open) =>
                form && keyOfForm(form) === open.key ? (
                  panel
                ) : (
                  <FactCard
                    fact={open}
                    actions={{
                      onAccept: page.accept,
                      onEdit: () => page.edit(),
                      onJoin: () => page.setIsJoining(true),
                      onPart: page.part,
                      onDelete: page.remove,
                    }}
                  >
                    {isJoining ? (
                      <JoinPicker
                        fact={open}
                        facts={facts}
                        onJoin={page.join}
                        onLeave={() => page.setIsJoining(false)}
                      />
                    ) : null}
                  </FactCard>
                )
              }
            />
          )}
        </div>
      </aside>
      <NoticeBar
        notice={page.notice}
        isLost={page.isLost}
        left={editor.left?.fields.title ?? null}
        onResume={page.resume}
        onDismiss={page.dismiss}
      />
      {areKeysShown && <KeysDialog onClose={() => setAreKeysShown(false)} />}
    </div>
  );
}

/** Nobody loses what they write by looking at another fact. */
function leaveIfOpen<T>(isOpen: boolean, act: (given: T) => void): (given: T) => void {
  return isOpen ? () => {} : act;
}

/** The fact that is looked at has the focus, so that it is read out, and Tab goes on from there. */
function useFocusOnRow(key: string | null): void {
  useEffect(() => {
    if (key === null) return;
    const active = document.activeElement;
    if (active instanceof HTMLInputElement && active.className === 'question') return;
    document.getElementById(rowIdOf(key))?.focus({ preventScroll: true });
  }, [key]);
}
