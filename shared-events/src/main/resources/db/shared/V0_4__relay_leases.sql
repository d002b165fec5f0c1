-- Which replica publishes which lane. A replica's lanes are its own until its lease runs out; then its row is removed by
-- whoever sees it first, and its lanes are free.
create table outbox_relays (
    relay      uuid primary key,
    expires_at timestamptz not null
);

create table outbox_lanes (
    lane     smallint primary key,
    relay    uuid references outbox_relays on delete set null,
    -- Counts the releases of parked rows: then rows that a relay has read past are to be sent again from the start.
    releases bigint not null default 0
);
insert into outbox_lanes (lane) select generate_series(0, 15);

drop index outbox_events_pending;
create index outbox_events_pending on outbox_events (lane, position) where published_at is null and parked_at is null;

-- Every row is written twice and later removed: vacuum by count, not by share of a table that may be large.
alter table outbox_events set (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000);
