-- What operators do about messages that failed, and the record of it.

alter table dead_letters
    add column resolved_at timestamptz,
    -- Who replayed or discarded it; null if it followed by itself what it waited for.
    add column resolved_by text,
    -- Why it was discarded.
    add column reason text,
    add constraint dead_letters_resolved check ((status in ('REPLAYED', 'DISCARDED')) = (resolved_at is not null)),
    add constraint dead_letters_discarded_for_a_reason check (status <> 'DISCARDED' or reason is not null);

-- The queue of a key, which may be long: its first, and whether there is any.
drop index dead_letters_waiting;
create index dead_letters_waiting on dead_letters (topic, record_key, record_offset) where status in ('OPEN', 'PARKED');
create index dead_letters_open on dead_letters (topic, record_key, record_offset) where status = 'OPEN';
create index dead_letters_parked on dead_letters (topic, record_key, record_offset) where status = 'PARKED';
-- Lists, the newest first.
create index dead_letters_by_status on dead_letters (status, id);
create index dead_letters_by_topic on dead_letters (topic, status, id);
create index dead_letters_by_error on dead_letters (error_type, status, id);

-- A discarded event was parked and will not be sent. It stays, and holds back its aggregate no longer.
alter table outbox_events
    add column discarded_at timestamptz,
    add column discard_reason text,
    add constraint outbox_events_discarded_when_parked
        check (discarded_at is null or parked_at is not null and discard_reason is not null) not valid;
create index outbox_events_parked_by_id on outbox_events (event_id) where parked_at is not null;

-- Who did what, when and why. Written with the effect in one transaction, and never touched again.
create table operator_actions (
    id           uuid primary key,
    at           timestamptz not null default now(),
    actor        text not null,
    action       text not null,
    subject_type text not null,
    subject_id   text not null,
    detail       jsonb not null
);
create index operator_actions_of_subject on operator_actions (subject_id, id);
create index operator_actions_of_actor on operator_actions (actor, id);

create function operator_actions_stay() returns trigger language plpgsql as $$
begin
    raise exception 'operator_actions is a record: nothing in it is changed or removed';
end $$;
create trigger operator_actions_stay before update or delete or truncate on operator_actions
    for each statement execute function operator_actions_stay();

-- A replay of many dead letters is a run as well.
alter table messaging_runs drop constraint messaging_runs_kind_check;
alter table messaging_runs add constraint messaging_runs_kind_check check (kind in ('REPLAY', 'REBUILD', 'DEAD_LETTERS'));
