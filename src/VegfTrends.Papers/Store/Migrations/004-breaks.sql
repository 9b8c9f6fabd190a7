-- What changed in the way papers are filed, so that a step in the counts is not read as one in the literature.

-- SHA-256 of the lexicon that an assessment was made with; null for those made before it was noted, which are made anew.
alter table assessments add column lexicon text;

-- When the store first had a model or lexicon at work. Assessments do not tell: those made anew with another lexicon replace the earlier ones.
create table first_uses (
  id integer primary key,
  kind text not null check (kind in ('model', 'lexicon')),
  name text not null,
  first_use text not null,
  unique (kind, name)
);

insert into first_uses (kind, name, first_use)
select 'model', model, min(made) from assessments group by model order by min(made), min(id);
