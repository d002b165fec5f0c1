-- The first answer to each Idempotency-Key, committed together with its effect.
create table idempotency_keys (
    scope      text primary key,
    body_hash  bytea not null,
    status     integer not null,
    location   text,
    body       text,
    created_at timestamptz not null default now()
);
create index idempotency_keys_age on idempotency_keys (created_at);
