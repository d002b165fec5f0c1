create table vehicle (
    id            uuid primary key,
    vin           text not null constraint vehicle_vin_unique unique
                  constraint vehicle_vin_form check (vin ~ '^[A-HJ-NPR-Z0-9]{17}$'),
    make          text not null check (length(make) between 1 and 100),
    model         text not null check (length(model) between 1 and 100),
    model_year    integer not null check (model_year between 1886 and 2100),
    vehicle_class text not null check (vehicle_class in ('ECONOMY', 'COMPACT', 'STANDARD', 'SUV', 'LUXURY', 'VAN')),
    license_plate text check (length(license_plate) between 1 and 20),
    state         text not null check (state in ('AVAILABLE', 'RENTED', 'IN_MAINTENANCE', 'DECOMMISSIONED')),
    odometer_km   integer not null check (odometer_km between 0 and 9999999),
    registered_at timestamptz not null,
    -- Counts the vehicle's events of all types.
    version       bigint not null check (version >= 1)
);

create table state_change (
    id         uuid primary key,
    vehicle_id uuid not null references vehicle,
    -- The vehicle's version after the change.
    version    bigint not null check (version >= 2),
    from_state text not null check (from_state in ('AVAILABLE', 'RENTED', 'IN_MAINTENANCE')),
    to_state   text not null check (to_state in ('AVAILABLE', 'RENTED', 'IN_MAINTENANCE', 'DECOMMISSIONED')),
    cause      text not null,
    cause_id   uuid,
    reason     text check (length(reason) between 1 and 500),
    changed_at timestamptz not null,
    constraint state_change_once unique (vehicle_id, version),
    constraint state_change_changes check (from_state <> to_state)
);

create table odometer_reading (
    id          uuid primary key,
    vehicle_id  uuid not null references vehicle,
    reading_km  integer not null check (reading_km between 0 and 9999999),
    recorded_at timestamptz not null,
    source      text not null check (source in ('MANUAL', 'RENTAL_RETURN', 'MAINTENANCE')),
    -- The rental or job it was read at the end of; each ends once.
    cause_id    uuid constraint odometer_reading_once_per_cause unique,
    constraint odometer_reading_cause check ((source = 'MANUAL') = (cause_id is null))
);
create index odometer_reading_in_time on odometer_reading (vehicle_id, recorded_at, reading_km, id);

-- What keeps a vehicle from being available. Planned: neither opened nor closed. Open: opened and not closed.
create table hold (
    cause_id   uuid primary key,
    kind       text not null check (kind in ('RENTAL', 'MAINTENANCE')),
    vehicle_id uuid not null references vehicle,
    begins_at  timestamptz not null,
    opened_at  timestamptz,
    closed_at  timestamptz,
    -- The event that the hold stands by.
    cause      text not null
);
create index hold_open on hold (vehicle_id) where opened_at is not null and closed_at is null;
create index hold_planned on hold (begins_at) where opened_at is null and closed_at is null;
