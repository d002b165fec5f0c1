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

-- What waits for the relay. Small rows of their own that come and go: to mark a large row of a large table costs ten times
-- as much, above all in its indexes.
create table outbox_pending (
    lane     smallint not null,
    position bigint not null,
    primary key (lane, position)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
insert into outbox_pending select lane, position from outbox_events where published_at is null and parked_at is null;
drop index outbox_events_pending;

-- No index looks at published_at, and each page has room for a second version of its rows: so a mark touches no index.
drop index outbox_events_parked;
create index outbox_events_parked on outbox_events (topic, record_key, position) where parked_at is not null;
alter table outbox_events set (fillfactor = 50);
