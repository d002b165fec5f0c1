-- What the messaging library keeps in every service's schema.

-- Events of committed transactions, until the relay has them in Kafka and for a while after.
create table outbox_events (
    position          bigint generated always as identity primary key,
    event_id          uuid not null unique,
    lane              smallint not null,
    topic             text not null,
    record_key        bytea,
    aggregate_version bigint,
    -- The schema the payload was written with; without one the payload is sent as it stands (a dead letter).
    schema_group      text,
    schema_name       text,
    schema_version    text,
    headers           jsonb not null,
    payload           bytea,
    created_at        timestamptz not null default now(),
    published_at      timestamptz,
    parked_at         timestamptz,
    parked_reason     text,
    -- One event, one version of its aggregate: two writers who did not see each other cannot both commit.
    constraint outbox_events_one_event_per_version unique (topic, record_key, aggregate_version)
);
create index outbox_events_pending on outbox_events (position) where published_at is null and parked_at is null;
create index outbox_events_parked on outbox_events (topic, record_key, position) where published_at is null and parked_at is not null;

-- Which events this service has taken in. Unique per consumer: two consumers in one database do not collide.
create table inbox_processed_messages (
    consumer     text not null,
    event_id     uuid not null,
    event_type   text not null,
    processed_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_processed_messages_age on inbox_processed_messages (processed_at);

-- The newest version of each aggregate that a projection has taken in.
create table aggregate_versions (
    projection   text not null,
    aggregate_id uuid not null,
    version      bigint not null,
    primary key (projection, aggregate_id)
);

create table dead_letters (
    id               uuid primary key,
    -- OPEN: it failed. PARKED: it waits behind an open one of the same topic and key.
    status           text not null check (status in ('OPEN', 'PARKED', 'REPLAYED', 'DISCARDED')),
    topic            text not null,
    record_partition integer not null,
    record_offset    bigint not null,
    record_key       bytea,
    record_value     bytea,
    headers          jsonb not null,
    event_id         uuid,
    event_type       text,
    attempts         integer not null,
    error_type       text,
    error            text,
    stack_trace      text,
    trace_id         text,
    received_at      timestamptz not null,
    created_at       timestamptz not null default now(),
    constraint dead_letters_once unique (topic, record_partition, record_offset)
);
create index dead_letters_waiting on dead_letters (topic, record_key) where status in ('OPEN', 'PARKED');
