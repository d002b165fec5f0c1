-- Every event of the whole system that has come here, as it came: what the books follow, and what an auditor reads.
create table recorded_event (
    event_id          uuid primary key,
    type              text not null,
    topic             text not null,
    source            text not null,
    aggregate_id      uuid not null,
    aggregate_version bigint not null,
    occurred_at       timestamptz not null,
    correlation_id    uuid not null,
    causation_id      uuid,
    -- The token subject of the request that caused it.
    actor             text,
    traceparent       text,
    -- As it was in Kafka, with its frame.
    value             bytea,
    -- The same in words; null if it could not be read.
    content           jsonb,
    -- Order of arrival; events of one aggregate have the order of their topic.
    position          bigint generated always as identity,
    recorded_at       timestamptz not null
);
create index recorded_event_of_type on recorded_event (type, aggregate_id, position);
create index recorded_event_in_time on recorded_event (recorded_at);

-- Whom an event is about: its aggregate, and every id in it.
create table event_subject (
    subject_id  uuid not null,
    event_id    uuid not null references recorded_event,
    occurred_at timestamptz not null,
    primary key (subject_id, event_id)
);

create trigger recorded_event_is_final before update or delete on recorded_event
    for each row execute function booked_for_good();
create trigger recorded_event_is_not_emptied before truncate on recorded_event
    for each statement execute function booked_for_good();
create trigger event_subject_is_final before update or delete on event_subject
    for each row execute function booked_for_good();
create trigger event_subject_is_not_emptied before truncate on event_subject
    for each statement execute function booked_for_good();

revoke all on recorded_event, event_subject from ${service-role};
grant select, insert on recorded_event, event_subject to ${service-role};
