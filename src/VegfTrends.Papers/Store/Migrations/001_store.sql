-- Ids are bigint identities and times are ISO 8601 text in UTC, so that the schema reads the same for another database;
-- only the search table and the triggers at the end are SQLite's own.

create table runs (
  id integer primary key,
  command text not null,
  started text not null,
  ended text,
  files text not null,
  read integer not null default 0,
  added integer not null default 0,
  duplicates integer not null default 0,
  quarantined integer not null default 0,
  exit_code integer,
  note text
);

-- A file is its name and its bytes: the same name with other bytes is another file.
create table files (
  id integer primary key,
  name text not null,
  sha256 text not null,
  size integer not null,
  format text not null,
  unique (sha256, name)
);

create table imported_files (
  run integer not null references runs (id),
  file integer not null references files (id),
  read integer not null default 0,
  added integer not null default 0,
  duplicates integer not null default 0,
  quarantined integer not null default 0,
  deleted integer not null default 0,
  completed text,
  primary key (run, file)
);

-- Short columns first: a query that does not want the abstracts then never reads the pages they fill.
create table papers (
  id integer primary key,
  name text not null unique,
  merged_into integer references papers (id),
  text_version integer not null default 1,
  run integer not null references runs (id),
  added text not null,
  status text not null,
  year integer,
  published text,
  pmid text,
  pmcid text,
  doi text,
  cnki_id text,
  source_file text not null,
  source_format text not null,
  source_record integer not null,
  journal text,
  url text,
  registry_ids text not null,
  types text not null,
  keywords text not null,
  authors text not null,
  title_zh text,
  title_en text,
  abstract_zh text,
  abstract_en text
);
create index papers_year on papers (year);
create index papers_merged on papers (merged_into) where merged_into is not null;

-- Every identifier and every name under which a paper has been met.
create table paper_ids (
  scheme text not null,
  value text not null,
  paper integer not null references papers (id),
  primary key (scheme, value)
);
create index paper_ids_paper on paper_ids (paper);

create table match_keys (
  key integer not null,
  paper integer not null references papers (id),
  primary key (key, paper)
);
create index match_keys_paper on match_keys (paper);

-- Every place where a paper stood; other holds, as JSON, what that record said differently and the paper did not take over.
create table sources (
  id integer primary key,
  paper integer not null references papers (id),
  file integer not null references files (id),
  record integer not null,
  run integer not null references runs (id),
  other text,
  unique (file, record, paper)
);
create index sources_paper on sources (paper);

-- Deletions are kept apart, so that a paper that arrives after its deletion is deleted too.
create table deleted_pmids (
  pmid text primary key,
  run integer not null references runs (id),
  noted text not null
);

create table embeddings (
  paper integer not null references papers (id),
  encoder text not null,
  text_version integer not null,
  vector blob not null,
  primary key (paper, encoder)
);

create table assessments (
  id integer primary key,
  paper integer not null references papers (id),
  model text not null,
  text_version integer not null,
  made text not null,
  verdict text not null,
  study_type text not null,
  cancer text not null,
  content text not null,
  unique (paper, model)
);

create table category_scores (
  assessment integer not null references assessments (id) on delete cascade,
  category text not null,
  score real not null,
  verdict text not null,
  primary key (assessment, category)
);
create index category_scores_category on category_scores (category, score);

create table decisions (
  id integer primary key,
  paper integer not null references papers (id),
  categories text not null,
  who text not null,
  decided text not null,
  note text
);
create index decisions_paper on decisions (paper, decided);

create table quarantine (
  id integer primary key,
  run integer not null references runs (id),
  file integer not null references files (id),
  record integer not null,
  position text not null,
  format text not null,
  found text not null,
  expected text not null,
  raw text,
  noted text not null,
  unique (file, record, position)
);
create index quarantine_run on quarantine (run);

-- Filled by the program at the end of a batch: with triggers the index would write itself to disk after every paper. It holds which paper has
-- which three characters, not where (detail = none): a quarter of the size, twice as fast to fill; the program checks what it finds.
create virtual table paper_search using fts5 (
  title_zh, title_en, abstract_zh, abstract_en, content = 'papers', content_rowid = 'id', tokenize = 'trigram', detail = none
);

create trigger papers_kept before delete on papers begin
  select raise(abort, 'papers are never deleted; mark them');
end;

create trigger decisions_not_changed before update on decisions begin
  select raise(abort, 'decisions are never changed; add a later one');
end;

create trigger decisions_kept before delete on decisions begin
  select raise(abort, 'decisions are never deleted; add a later one');
end;
