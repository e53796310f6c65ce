import { longestBlocks, longestResponseUrlLife, longestUpdate } from './slack-limits.ts';

/**
 * How much the desk reads, shows, keeps and waits for, each with the reason. Slack's own limits stand in
 * `slack-limits.ts`; how matching is tuned stands beside what it tunes; until when what is stored stays is a table of
 * its own (`storage/lifetimes.ts`).
 *
 * Lengths are in UTF-16 code units, work is in steps of `spend`, times are in milliseconds, unless the name says
 * otherwise.
 */

// What is read of a text

/** The longest text that is read as a question. A draft is longer, and is not a question. */
export const longestQuestion = 2_000;

/** How many questions of one message are answered, one by one: more are no longer read on a phone. */
export const mostQuestions = 3;

/** The longest sentence that is checked. People cannot tell what a longer one says, and nor can the desk. */
export const longestClaim = 1_000;

/** The longest yes/no question that is turned into a statement and checked. A longer one asks more than one thing. */
export const longestRuled = 300;

/** How many statements one yes/no question may be turned into: its subject may end in a few places, rarely in more. */
export const mostReadings = 3;

/** How much of a sentence's end is searched for an abbreviation: more than any has. */
export const longestAbbreviation = 40;

/** From how many characters on a line may have been wrapped by a mail program or an editor: they do at 72 to 80. */
export const shortestWrapped = 60;

/** How much of a sentence is read for who says it: a name with what they are. */
export const longestSpeaker = 160;

/** How many sentences of a draft are checked for a person in Slack: forty pages. The others are counted. */
export const mostSentences = 300;

/** The longest first line of an article that is taken for its headline, in characters. */
export const longestHeadline = 200;

/** How much of a paragraph the command prints beside its number. */
export const longestParagraphShown = 70;

/** The longest sentence of a source that is parted into plain clauses, in words. Newspapers print few of sixty. */
export const longestParted = 120;

/** The longest text that the command reads. A long book is shorter. */
export const longestInput = 1_000_000;

/** How many blocks, attachments and lines of a message are read for its words, and how deep: more than Slack takes. */
export const mostMessageParts = 200;
export const deepestMessagePart = 12;

/** The longest message that is looked at for an order to be forgotten: more than it takes, with all courtesies. */
export const longestOrder = 200;

/** How much of a text before and after a point is looked at, to tell whether a sentence ends there. */
export const longestBeforeEnd = 32;
export const longestAfterEnd = 24;

/** How much of a quote must be found in a source before a curator is told where the two part; how much is shown there. */
export const shortestQuoteBeginning = 8;
export const longestQuoteTail = 30;
export const longestQuoteNext = 20;

/** From what length on a setting is guessed by its letters, and how many may be wrong: shorter names are too alike. */
export const shortestGuessed = 8;
export const mostEdits = 2;

// How much work a text may make

/**
 * What one sentence may cost to check, wherever it stands. The dearest of 4,000 claims and questions that people wrote
 * costs less than half of it, half of them less than a hundredth; it lasts about a fifth of a second.
 */
export const claimBudget = 200_000;

/**
 * Up to how many sources a claim is held against each of them. Of more, it is held against those that come nearest, which are read
 * when they are first needed, and the last ones are kept.
 */
export const mostSourcesRead = 16;
export const mostSourcesNear = 8;
export const mostSourcesKept = 48;

/** What one question may cost to look up. The dearest that a question can be, 2,000 characters of misspelt words, costs less. */
export const questionBudget = 200_000;

/**
 * What a text may cost where others wait meanwhile, on the main thread: some 30 milliseconds on a machine that does nothing
 * else (a claim takes 5 to 8 microseconds a step, a question 1). More is for a thread of its own.
 */
export const mainThreadBudget = 6_000;

/**
 * What one step of a task may cost on a thread of its own: a sentence, which has a smaller budget itself, or what is
 * done once, as parting a draft of forty pages. Some ten seconds.
 */
export const workerBudget = 10_000_000;

/** How long a task has the worker before the next person's. It does at least one sentence in it. */
export const workerTurn = 20;

/** How long one turn may last on the slowest machine. A longer one is stuck, through a fault of ours. */
export const longestWorkerTurn = 10_000;

/** How long the worker may take to start. A large base is prepared anew in that time. */
export const longestWorkerStart = 60_000;

/** How long the worker stays without a task, with the 100 MB that it takes. */
export const longestWorkerIdle = 120_000;

/**
 * How many answers of one desk are remembered, some megabytes, of texts of what length, and for how long: newsrooms ask
 * the same while a story runs. The words stay no longer than that, and nowhere but in memory.
 */
export const mostRememberedAnswers = 500;
export const longestRememberedText = 300;
export const answersRememberedFor = 15 * 60_000;

// What a reply shows

/** All the blocks of a reply. We count each brace, which is more than Slack can count, and stop a tenth earlier. */
export const longestReplyBlocks = longestBlocks - 1_200;

/** The plain text of a reply. The rest of what Slack takes is room for a notice above it. */
export const longestReplyText = longestUpdate - 500;

/** How much of a quote blocks may show, most first. The shortest leaves room for whatever stands beside it. */
export const quoteLengths = { whole: 2_500, part: 1_000, least: 300 };

/** How much of a quote the plain text may show, most first: all of it, down to what leaves room for the rest. */
export const quoteLengthsInText: readonly number[] = [
  ...[Number.POSITIVE_INFINITY, 3_000, 2_500, 2_000, 1_500, 1_000, 500],
];

/** How much of a quote one block of a modal holds: below 3,000, at which other texts of a block end. */
export const longestQuoteBlock = 2_900;

/** How many quotes a modal shows, and how many blocks they may take of the hundred that it can have. */
export const mostModalQuotes = 12;
export const mostModalBlocks = 60;

/**
 * How long our own words, a source's labels and what somebody typed may be where a reply repeats them. Each fits on a
 * phone's screen beside what it belongs to, and all of them together in one message.
 */
export const longestShown = {
  answer: 600,
  attribution: 200,
  beside: 80,
  boardQuestion: 200,
  cell: 200,
  claim: 500,
  context: 1_200,
  evidence: 200,
  listName: 100,
  met: 60,
  note: 500,
  outlet: 100,
  outsider: 60,
  reason: 300,
  rulingSource: 200,
  sourceInList: 120,
  sourceInRow: 40,
  sourceTitle: 200,
  word: 40,
};

/** A few lines beside a button: a third less than Slack takes there, as all rows share one message. */
export const longestRow = 2_000;

/** The longest address that is made a link. A title with a longer one stays plain: it would take up the reply. */
export const longestLink = 1_000;

/** How many words of a question a miss names: enough to see what was not met, not a whole pasted page. */
export const mostMissedWords = 8;

/** How many names are told not to be on a list. */
export const mostOutsiders = 5;

/** How many sources are named where it is said what the base covers. */
export const mostSourcesNamed = 3;

/** How many reasons stand under a verdict, and how many words under "Why?". */
export const mostReasons = 6;
export const mostEvidence = 30;

/** Among how many facts a choice is offered by matching, and how many buttons can offer one. */
export const mostOptions = 3;
export const mostChoices = 5;

/** How many facts come after the one that answers, or is nearest. */
export const mostOthers = 5;

/** The sentences of how many sources, those nearest, a question is held against as a claim is. */
export const mostSourcesStated = 3;

/** How many sentences are shown on a miss: in nine of ten they hold the answer, where there is one. */
export const mostPassages = 3;

/** How many facts are named as related, or as near where nothing answers. */
export const mostTopics = 3;

/** How many groups of topics stand on a page: each is a line on a phone. */
export const mostTopicGroups = 12;

/** How many topics one menu holds, so that one always fits a reply. */
export const mostTopicsInMenu = 25;

/** How many questions are given to try. */
export const mostSamples = 3;

/** From how many items on a list stands in two columns instead of in its sentence; and how many it can show there. */
export const fewestColumnItems = 8;
export const mostColumnItems = 60;

/** How much of their words two texts must share, each of the other's, for a reply to show only one of them. */
export const sameShare = 0.7;

/** Of how many of a quote's words some may be bold: of more none stands out. */
export const mostBoldShare = 0.5;

/** How many related topics the menu beside the buttons offers. */
export const mostRelated = 2;

/** What the App Home shows: prompts to press, sources by name, a person's last questions, and topics a page. */
export const mostHomePrompts = 5;
export const mostHomeSources = 5;
export const mostOwnAsks = 10;
export const mostTopicsOnPage = 20;

/** The longest words that topics are searched for: a title fits. */
export const longestSearch = 100;

/** How many facts are asked for prompts: the first whose question is answered by its own fact are taken. */
export const mostPromptTries = 12;

/** The longest value of a button: below the 2,000 that Slack takes. Only the id of a fact can make it longer. */
export const longestButtonValue = 500;

/** How many characters tell one question from another in a button; and how many are read from one. */
export const longestAskId = 150;
export const longestReadAskId = 200;

/** Narrower than this, a terminal breaks lines better than we do. */
export const fewestColumns = 20;

// How long Slack is waited for

/** How long one call to Slack may take, where somebody waits or it is tried again. */
export const longestSlackCall = 5_000;

/** How long a call may take while a browser waits for an installation: nobody can try that again unseen. */
export const longestInstallCall = 10_000;

/** How often a call is tried, and how many seconds Slack is waited for, where nobody brings the message again. */
export const mostTries = 3;
export const longestWaitSeconds = 60;

/** How many seconds Slack is given where it says "not now", and not for how long. */
export const usualWaitSeconds = 30;

/** We use a `response_url` less often and for less long than Slack lets us, to be sure. */
export const responseUrlUses = 3;
export const responseUrlLife = longestResponseUrlLife - 60_000;

/**
 * How many replies to messages a process has on their way at once. Each can stand twice, should it die then; at a
 * seventh of a second a call, they are some fifty a second.
 */
export const repliesAtOnce = 8;

/** How long a reply waits for its turn in the process. After that it goes back, so that another process can take it. */
export const longestReplyTurn = 8_000;

/** How many answers one thread gets a minute: it ends any conversation between the desk and another machine. */
export const mostThreadAnswers = 3;
export const threadAnswersPer = 60_000;

/**
 * Where a reply is looked for in its thread: near its question, as Slack gives the oldest first. Further on it is not
 * looked for.
 */
export const threadPageSize = 100;
export const mostThreadPages = 3;

/** How often Slack is asked who we are while it is away. Requests are answered meanwhile. */
export const identityEvery = 30_000;

// How a socket is kept

/** How often, and with what pauses, a socket is tried for: about 50 minutes. A supervisor has long known by then. */
export const socketRetries = { tries: 105, longestWait: 30_000 };
export const shortestSocketWait = 250;

/** A socket that is lost so soon was not lost by chance: the next one has to wait. */
export const shortSocketLife = 10_000;

/** How long Slack may take to greet a socket. */
export const longestGreeting = 10_000;

/** How often a socket is looked at. Nothing tells of a silent one, that is given up before it is closed. */
export const socketLookEvery = 500;

/** How long there may be no socket before `/healthz` asks for a new process: it does not come back by itself. */
export const longestSilence = 5 * 60_000;

// What is taken from outside

/** The largest body of a request: Slack's are far below. Anybody may send as much before we know who it is. */
export const longestBody = 4 * 1024 * 1024;

/** How deep a body may be, and how many values it may hold. Slack's are about ten deep, and hold some thousand. */
export const deepestBody = 100;
export const mostBodyValues = 100_000;

/** The longest request from another process on this machine: one line. */
export const longestHolderLine = 4_096;

// How deliveries are worked on

/** How many deliveries a process works on at once. Each waits for Slack most of the time. */
export const deliveriesAtOnce = 32;

/**
 * How often a process looks for what others stored, or left behind. What it stores itself is found at once, and what it
 * put off when it is due: a look costs some milliseconds of the processor, also where nobody asks anything.
 */
export const deliveriesEvery = 2_000;

/** Milliseconds between taking some and taking more, where more wait than a process works on: so that several are taken as one. */
export const takingPause = 100;

/** How long a channel's turn is waited for. For a later one the delivery goes back. */
export const longestTurnWaitSeconds = 0.05;

/** After how long a message is looked at again that waited for an earlier one in its thread, or for its turn in vain. */
export const secondsBetweenLooks = 1;

/** How long it is no failure that Slack says "not now", or is away. */
export const longestDelay = 15 * 60_000;

/** While Slack is away, it is asked after a quarter of the time that it was waited for, and within half a minute. */
export const awayShare = 0.25;
export const longestAwaySeconds = 30;

/**
 * How long the right to work on a delivery lasts unless it is renewed: after so long another process takes the work of
 * one that died. Four renewals fit in, so that one that is late loses nothing.
 */
export const leaseSeconds = 20;
export const secondsBetweenRenewals = 5;

/** How often a delivery that failed is tried again, over several minutes; and after how long at first. */
export const deliveryRetries = 8;
export const firstRetrySeconds = 1;

/** How many deliveries that failed for good an operator is shown. */
export const mostDeadShown = 1_000;

/** How long a reply can be on its way before another process may try it: longer than any call to Slack takes. */
export const longestPostSeconds = 12;

/** The same for sharing, which waits up to a minute for Slack, twice, and again as plain text. */
export const longestShareSeconds = 5 * 60;

/** How long, and how often, the desk tries to note what Slack shows already, while the database is away. */
export const longestNoting = 15_000;
export const noteEvery = 250;

/**
 * How long an answer that was given in an acknowledgement waits for others to be noted with it, and how many are noted
 * at once: a hundred rows cost about as much as five single ones, and hold others up for some milliseconds.
 */
export const longestNoteWait = 150;
export const mostNotesAtOnce = 100;

/** The same for the end of a delivery, which what comes next in its thread waits for. */
export const longestEndWait = 50;

/** How long what is under way, and the last requests, may take when the desk stops. Kubernetes gives both 30 seconds. */
export const longestFinish = 10_000;
export const longestClosing = 10_000;

/** How long a second signal is the same one: Ctrl+C under npm comes from the terminal, and again from npm. */
export const sameSignal = 1_000;

/** Seconds that acknowledgements and answers are counted by: Slack waits three for the one, people some more. */
export const acknowledgementBuckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3] as const;
export const answerBuckets = [0.5, 1, 2, 5, 10, 30, 60, 300, 900] as const;

// How the storage is waited for

/** How long a statement waits for the storage to open: as long as Slack can wait too. */
export const longestStatementWait = 2_000;

/** How long the storage is not opened yet, so that it is listened sooner. */
export const longestBegin = 1_000;

/** In about how many turns of the event loop a command is received, read, looked up and acknowledged, after each step of a start. */
export const turnsOfCommand = 10;

/** How often a server that is away is tried. */
export const openEvery = 500;

/** How long the storage may take to say that it is there. */
export const longestStateCheck = 1_000;

/** How long a load balancer waits for the storage when the desk starts, and how long an operator's command does. */
export const longestOpening = 10_000;
export const longestOperatorOpening = 60_000;

/** Connections of one process to a server, of the hundred that PostgreSQL takes unless told otherwise. */
export const mostConnections = 10;

/** How long a connection, a statement and an idle transaction may take: a server that hangs is then found out. */
export const longestConnecting = 2_000;
export const longestStatement = 10_000;
export const longestIdleTransaction = 15_000;

/**
 * What PostgreSQL in the process keeps of its pages, in megabytes. Its usual 128 are taken whole while nobody asks
 * anything; the system keeps the files in memory besides.
 */
export const pageCacheMb = 16;

/**
 * How many files PostgreSQL in the process keeps open at a time. Its usual 1,000 are more than the database has, so that each file
 * that was ever looked at would stay open: some three hundred, and more by the hour. Opening one again takes no time to speak of.
 */
export const mostOpenFiles = 128;

/** How long another process may take to become the holder of a folder. After that, it is taken for dead. */
export const longestTaking = 10_000;
export const takingEvery = 20;

/** How long a holder may take to answer. */
export const longestHolderAnswer = 5_000;

/** The longest path of a socket: systems take 104 bytes or 108. The folder's own is shorter by the socket's name. */
export const longestSocketPathBytes = 100;

/** Free bytes on the disk: what a new database takes, with its first log; and what an old one needs to work. */
export const roomForNewDatabase = 80 * 2 ** 20;
export const roomForOldDatabase = 20 * 2 ** 20;

/** How often what is over is deleted. */
export const retentionEvery = 60 * 60_000;

/** How long words and records are kept where the settings do not say, and the most that these can say. In days. */
export const usualRetentionDays = 90;
export const longestRetentionDays = 365;
export const usualRecordDays = 730;
export const longestRecordDays = 3_650;

/** How long the App Home waits for a person's own questions: it is shown without them rather than late. */
export const longestHomeLookup = 2_000;

// How is found out where the desk may speak

/**
 * How old what is remembered of a channel's settings may be: what a curator changes holds on every process within five
 * seconds. A command waits for them for as long as people do not notice.
 */
export const settingsFreshFor = 4_000;
export const longestSettingsWait = 1_000;

/** How long is remembered whether a channel is shared with another organisation, and that nobody could say. */
export const sharingFreshFor = 10 * 60_000;
export const sharingUnknownFor = 60_000;

/** How long Slack may take to say so, or who administers the workspace, before a command is answered. */
export const longestAsking = 1_000;

// How installations are looked up

/** How long the browser may take to come back from Slack. */
export const oauthStateMinutes = 10;

/** After how long a browser may try again what failed for now. */
export const installRetrySeconds = 60;

/** How old what is remembered of a workspace may be. It is used once more while it is looked up again. */
export const freshFor = 60_000;

/** After how long a workspace without the desk is looked up again. */
export const missingFor = 20_000;

/** How long a lookup may take: a command is answered without a token rather than late. */
export const longestLookup = 2_000;

/** How long before its end a token is renewed: as Slack's own library does. */
export const renewWithinSeconds = 2 * 60 * 60;

/** How often Slack is asked about a suspended workspace, by all processes together. */
export const suspendedEverySeconds = 60;

// What is kept in memory or on disk, so that it cannot grow without end

/** Workspaces that are remembered. Any other costs one lookup. */
export const mostWorkspaces = 5_000;

/** Threads, forms and `response_url`s that are remembered: each matters for half an hour at most. */
export const mostRemembered = 1_000;

/** How many words of a question are tried as one name, to find what a follow-up replaces: more than any has. */
export const longestNameWords = 12;

/** How old the question may be that a follow-up in its thread leans on: a day's work on one story. */
export const longestThreadMemory = 86_400_000;

/** Answers that are remembered where nothing is stored. */
export const mostAnswers = 2_000;

/** The longest question that is stored. A longer one is a draft, and stays in memory until others push it out. */
export const longestStored = 1_000;
export const mostDrafts = 200;

/**
 * Letters of a receipt's id: 32 different ones, so that ten are 50 random bits. Of a million receipts, a guess a second finds
 * one in 36 years, and is refused all the same; and ten in two groups can be read out on the telephone.
 */
export const receiptIdLength = 10;

/** Random bytes beside the words of a receipt: without them nobody can try out which words a hash is of. */
export const receiptSaltBytes = 32;

/** For how many receipts random bytes are asked of the system at once. */
export const receiptsOfRandom = 100;

/** How often receipts are put into the chain. What is changed before that is not found. */
export const chainEvery = 60_000;

/** Receipts in one link of the chain: more than a minute brings, and its row stays small. */
export const mostInBatch = 5_000;

/** Links that are checked at a time, so that who asks the holder of a folder waits for no answer for long. */
export const mostBatchesChecked = 20;

/** Digits of the hash of a base that tell it from others, for people. */
export const hashShown = 12;

/** Milliseconds of a day. */
export const dayLength = 86_400_000;

/** Receipts that are listed for a person: what they look for is of today. */
export const mostOwnReceipts = 5;
/** Quotes and answers whose words are kept, to be shown again: those of some hundred facts. */
export const mostShownTexts = 1_000;

/** How many of the texts that were read last are at hand as words, and how long each may be: a question and its parts. */
export const mostReadAgain = 16;
export const longestReadAgain = 300;

/** Stems of words that are kept. */
export const mostStems = 50_000;

/**
 * After how many words the tagger is let go and loaded anew, which takes a tenth of a second: it keeps all those that it does not
 * know, some 130 bytes each, people's words among them.
 */
export const mostTagged = 100_000;

/** How many unknown words are kept with what they were taken for, for each base: people send the same shorthand and slips. */
export const mostCorrections = 5_000;

/** How much text stays parted into words while one reply is made: the claims and the quotes of a draft. */
export const longestSplitKept = 300_000;

/**
 * Prepared bases that are kept on disk: each edit makes one, and so does each part that is answered from. Two bases with
 * all their parts are enough for going back and forth.
 */
export const mostPrepared = 20;

/** Readings of sources for checking claims that are kept on disk, some megabytes each: as long as the prepared bases are. */
export const mostSourceReadings = 40;

/** Of what an engine makes of its own files alone: for the source, what is built, and the last of each. */
export const mostOfEngines = 4;

/** Proofs of bases that are kept on disk, and what the files of so many folders were parsed to: for going back and forth. */
export const mostProofs = 4;

/** How often the files of the base are looked at: who saved one does not wait long, and a look costs a millisecond. */
export const folderEvery = 2_000;

/** How long a base of thousands of facts may take to be proved and prepared beside the old one. */
export const longestPreparing = 5 * 60_000;

/** Facts of each kind, and faults, that are named where it is told what became of the base. The rest is counted. */
export const mostNamed = 5;

/** How often a process says which base it answers from, and after how long without that it counts as gone. */
export const baseNoteEvery = 30_000;
export const baseNoteSeconds = 90;

/** For how long what is told of a base is not told again: replicas see a change within minutes of each other. */
export const baseToldMinutes = 10;

/** Bases that the second thread keeps: the one before, for what began with it, and the one that is. */
export const mostWorkerBases = 2;

/** Parts of a base that a process is ready to answer from: some megabytes each. Any other costs a second. */
export const mostViews = 8;

/** Of each part, channels with texts of their own that a process is ready for. Any other costs a tenth of a second. */
export const mostAdditions = 32;

/**
 * How many texts people may put into one channel, how long each may be and for how many days it counts. A text of fewer
 * sentences is a remark.
 */
export const mostChannelSources = 5;
export const longestChannelSource = 30_000;
export const channelSourceDays = 7;
export const channelSourceLife = channelSourceDays * 86_400_000;
export const fewestSourceSentences = 2;

/** How much of a message is looked at for the word that makes it a source: our own mention, and the word. */
export const longestSourceOpening = 60;

/** How many of the base's own sources are listed by name: with what people added, all fits one message. */
export const mostSourcesListed = 12;

/** Digits of the hash that tells what a fact said from what it says now: of one fact there are never many versions. */
export const factVersionLength = 16;

// How a correction reaches those who were told the old version

/** How often a process looks for a recall that another one began, or died over. */
export const recallsEvery = 5_000;

/**
 * How far apart replies are changed: Slack takes some fifty changes a minute of a workspace. How far apart people and
 * threads are told, all together and in one channel, which takes one a second.
 */
export const recallPace = { update: 1_250, telling: 250, channel: 1_100 };

/**
 * How long a process has a recall unless it renews that. Shorter than a delivery's lease: who takes over too early tells
 * nobody twice, as each place is claimed.
 */
export const recallLeaseSeconds = 10;
export const secondsBetweenRecallRenewals = 2.5;

/** How many calls of each kind may wait for Slack at a time: one that hangs holds up no other. */
export const recallsAtOnce = 4;

/** How many places are read at a time. */
export const recallBatch = 100;

/** How long nothing more is tried where Slack is away, at first and at most. */
export const shortestRecallPause = 1_000;
export const longestRecallPause = 60_000;

/** How often a reply is tried to be changed: over an hour and a half, while Slack is away. */
export const mostRecallTries = 100;

/**
 * How long a process leaves a recall to others where it answers from another version of the fact. After that the fact
 * was changed again, and what is left is a curator's to begin anew.
 */
export const longestOtherVersion = 10 * 60_000;

/** How often the card of a recall shows how far it is. */
export const recallCardEvery = 15_000;

/** After how long a card that surely nobody got is tried again, by a process that starts, takes a new base, or looks again. */
export const recallShownSeconds = 60;

/** How much of the old answer, the new one and the reason a correction shows. */
export const longestCorrection = 300;

/** How many channels a curator is shown, and how many reasons. */
export const mostRecallLines = 12;

// What is due to be looked at again

/** How often it is looked whether somebody is to be told what is due, and how many facts one message names. */
export const dueEvery = 60 * 60_000;
export const mostDueShown = 10;

/** After how many days a fact that was found to be still right is looked at again. */
export const recheckDays = 90;

/** The quote and the line with which a curator answers: together with the question they fit a reply whole. */
export const longestCardQuote = 1_500;
export const longestCardLine = 300;

/** The questions that a curator is shown to word anew, and how many a fact made of a card may have. */
export const mostPatchAsks = 5;
export const mostPatchQuestions = 12;
export const longestPatchQuestion = 300;

/** After how long without a message a card is posted by whoever asks the same next. */
export const longestCardPost = 60_000;

// What curators see on their board

/** How many days it is of, today among them; how many lines of a list the Home shows, and how many are read at all. */
export const boardDays = 7;
export const mostBoardLines = 5;
export const mostBoardRead = 100;

/** Of how many workspaces the page to curate on shows the board, where none is chosen. */
export const mostBoards = 20;

// What the log says

/** How often a line of one kind is written, where an outsider or a long trouble causes it. */
export const lineEvery = 60_000;

/** How much of a library's message, and how many places of a stack, are logged. Longer ones hold what came in. */
export const longestLogged = 160;
export const mostFrames = 3;

// The page to curate on

/** Steps that can be undone: an afternoon's work. */
export const mostCuratedSteps = 200;

/** Files, bases and desks that are remembered between two looks at a folder: a desk of a large base takes some megabytes. */
export const mostCuratedFiles = 500;
export const mostCuratedBases = 8;
export const mostDraftDesks = 3;

/** The largest request of the page: a fact with a long quote is far below. */
export const longestCuratingBody = 256 * 1024;

/** How often the folder is looked at for the work of others, while a page is open. */
export const curatingLookEvery = 500;

/** How long somebody has to pause before what they type is proved. */
export const proofPause = 200;

/** The bytes of the secret in the page's address. */
export const curatingTokenBytes = 24;

// What is written into files and asked of those who write them

/** A fact with fewer questions is hard to find: three of different kinds find most of what is asked. */
export const fewestQuestions = 3;

/** Columns of a line that is written into a file of facts: as wide as diffs are read, side by side. */
export const longestFactLine = 120;

/** Passages near to a question that a curator can pick from. */
export const mostNearestOffered = 3;

/** Milliseconds that looking for them may take: Slack opens a form within three seconds of the press. */
export const longestNearestWait = 1_000;
