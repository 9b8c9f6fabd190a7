-- Countries of the authors' affiliations as a JSON list of ISO 3166-1 codes. Papers that were taken in before have none until their record is read again.
alter table papers add column countries text not null default '[]';
