-- What an operator has let the service do in the background: the replay of a topic, the rebuild of a projection. Rows
-- stay, because they say who did what; people make them, so there are few.
create table messaging_runs (
    id           uuid primary key,
    kind         text not null check (kind in ('REPLAY', 'REBUILD')),
    -- The topic or the projection.
    subject      text not null,
    -- Of a replay: the part of the topic, by the time of the records.
    begins_at    timestamptz,
    ends_at      timestamptz,
    state        text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'INTERRUPTED')),
    started_by   text not null,
    started_at   timestamptz not null default now(),
    -- Moved on by the process that does it, every few seconds: without that it is taken to be dead.
    beat_at      timestamptz not null default now(),
    cancelled_by text,
    finished_at  timestamptz,
    progress     jsonb not null,
    error        text
);
-- One at a time, whichever replica does it.
create unique index messaging_runs_one_at_a_time on messaging_runs (kind, subject) where state = 'RUNNING';
create index messaging_runs_of_kind on messaging_runs (kind, id);
