-- Digests: what every reader was told, each paper once, and what became of the deliveries.

-- joined: the first run whose papers are for this reader. looked: the last day on which it was the reader's turn or not. told: the day of the last digest.
-- suspects: JSON, the sources that the reader was last told not to trust.
create table readers (
  name text primary key,
  joined integer not null,
  looked text,
  told text,
  suspects text not null default '[]'
);

-- The content is saved before anything is sent and never changed: what is sent again is what was sent before.
create table digests (
  id integer primary key,
  reader text not null references readers (name),
  day text not null,
  prepared text not null,
  content text not null
);
create index digests_reader on digests (reader);

-- status: of the paper when the reader was told.
create table digest_papers (
  reader text not null references readers (name),
  paper integer not null references papers (id),
  kind text not null check (kind in ('new', 'corrected', 'retracted', 'deleted', 'notice')),
  status text not null,
  digest integer not null references digests (id),
  primary key (reader, paper, kind)
);
create index digest_papers_paper on digest_papers (paper);

-- id is what receivers see (Message-ID, webhook-id, entry id), the same in every attempt. A row that says "sending" when no program is sending was left
-- by one that was killed: the digest may have arrived or not. repeats counts the attempts that followed such an end.
create table deliveries (
  id text primary key,
  digest integer not null references digests (id),
  channel text not null,
  state text not null check (state in ('prepared', 'sending', 'uncertain', 'failed', 'delivered')),
  attempts integer not null default 0,
  repeats integer not null default 0,
  next_attempt text,
  delivered text,
  why text,
  unique (digest, channel)
);
create index deliveries_open on deliveries (state) where state <> 'delivered';

create table delivery_attempts (
  delivery text not null references deliveries (id),
  number integer not null,
  started text not null,
  ended text,
  outcome text,
  why text,
  primary key (delivery, number)
);

create trigger digests_not_changed before update on digests begin
  select raise(abort, 'digests are never changed');
end;

create trigger digests_kept before delete on digests begin
  select raise(abort, 'digests are never deleted: they say what readers know');
end;
