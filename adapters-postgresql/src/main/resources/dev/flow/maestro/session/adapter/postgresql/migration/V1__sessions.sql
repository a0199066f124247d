-- A session, or one that lies in the trash: then it has a time of deletion. The document is the truth;
-- the columns behind it are what queries look at, taken from it with every change.
create table maestro.session (
  key bigint generated always as identity primary key,
  id uuid not null,
  revision bigint not null,
  document bytea not null,
  digest bytea not null,
  intact boolean not null generated always as (sha256(document) = digest) stored,
  changed_at timestamptz not null,
  created_at timestamptz not null,
  status text not null,
  phase text,
  branch text not null,
  active boolean not null,
  words text[] not null,
  held boolean not null default false,
  deleted_at timestamptz,
  deletion integer,
  check ((deleted_at is null) = (deletion is null))
);

create unique index session_id on maestro.session (id) where deleted_at is null;
create unique index session_in_trash on maestro.session (id, deleted_at, deletion)
  where deleted_at is not null;
create index session_created on maestro.session (created_at desc, id) where deleted_at is null;
create index session_status on maestro.session (status, created_at desc, id)
  where deleted_at is null;
create index session_phase on maestro.session (phase, created_at desc, id)
  where deleted_at is null;
create index session_branch on maestro.session (branch, created_at desc, id)
  where deleted_at is null;
create index session_unchanged on maestro.session (changed_at) where deleted_at is null and active;
create index session_words on maestro.session using gin (words) where deleted_at is null;
create index session_held on maestro.session (id) where held;
create index session_damaged on maestro.session (id) where not intact;

-- A line is ASCII, as in a history.jsonl. The mark is of the transaction that wrote it.
create table maestro.event (
  session_key bigint not null references maestro.session on delete cascade,
  revision bigint not null,
  mark uuid not null,
  line text not null,
  primary key (session_key, revision)
);

-- Files of other tools, in parts, so that none has to be in memory. No index on the name: it may be
-- longer than an index takes. Whoever writes one holds the row of the session.
create table maestro.file (
  key bigint generated always as identity primary key,
  session_key bigint not null references maestro.session on delete cascade,
  name text not null
);

create index file_session on maestro.file (session_key);

create table maestro.file_part (
  file_key bigint not null references maestro.file on delete cascade,
  part integer not null,
  content bytea not null,
  primary key (file_key, part)
);

-- When somebody last cleaned up: one row.
create table maestro.cleanup (
  one boolean primary key default true check (one),
  at timestamptz,
  mark uuid
);

insert into maestro.cleanup (one) values (true);
