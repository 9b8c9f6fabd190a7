-- The nightly watch: what its runs did, how far every query has come, and which papers each run brought.

-- A row beside the one in runs. announced is set once the papers of the run were handed to the digest; a run that was killed never gets there,
-- and the next one hands over its papers too.
create table watch_runs (
  run integer primary key references runs (id),
  watch text not null,
  kind text not null check (kind in ('backfill', 'nightly')),
  state text not null check (state in ('running', 'ok', 'suspect', 'failed', 'interrupted')),
  as_of text not null,
  outcomes text not null default '[]',
  announced text
);
create index watch_runs_watch on watch_runs (watch, run);

-- How far a query has come. mark is the day up to which everything has been taken, null until the first pass is complete; unfinished holds, as
-- JSON, the window of a pass that was broken off and the place in it. Both are written in the transaction that saves the papers they speak of.
create table watch_marks (
  watch text not null,
  source text not null,
  query text not null,
  mark text,
  unfinished text,
  run integer not null references runs (id),
  noted text not null,
  primary key (watch, source, query)
);

-- silent: brought by the first pass of a query, so never announced.
create table run_papers (
  run integer not null references runs (id),
  paper integer not null references papers (id),
  what text not null check (what in ('new', 'changed', 'retracted', 'deleted')),
  silent integer not null default 0,
  primary key (run, paper, what)
);
create index run_papers_paper on run_papers (paper);

-- Known papers that a query must return; missed is the run that did not get it, null while all is well.
create table canaries (
  watch text not null,
  source text not null,
  query text not null,
  canary text not null,
  seen text,
  missed integer references runs (id),
  primary key (watch, source, query, canary)
);

-- When a stored paper was last asked for at its source, so that all come round in turn.
create table source_checks (
  scheme text not null,
  value text not null,
  checked text not null,
  run integer not null references runs (id),
  primary key (scheme, value)
);
create index source_checks_checked on source_checks (scheme, checked);
