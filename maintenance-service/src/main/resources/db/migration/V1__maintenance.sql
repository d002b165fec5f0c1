-- Maintenance's own picture of the vehicles. A row is there from the first that is heard of a vehicle, also if that is
-- the return of a rental.
create table vehicle (
    id                  uuid primary key,
    standing            text not null check (standing in ('NOT_KNOWN', 'IN_FLEET', 'DECOMMISSIONED')),
    vehicle_class       text check (vehicle_class in ('ECONOMY', 'COMPACT', 'STANDARD', 'SUV', 'LUXURY', 'VAN')),
    highest_odometer_km integer not null check (highest_odometer_km between 0 and 9999999),
    constraint vehicle_known check ((standing = 'NOT_KNOWN') = (vehicle_class is null))
);

-- The rentals that have their vehicle out. Without a reference to it: which of the two is heard of first is open.
create table active_rental (
    rental_id  uuid primary key,
    vehicle_id uuid not null
);
create index active_rental_of_vehicle on active_rental (vehicle_id);

create table job (
    id                  uuid primary key,
    vehicle_id          uuid not null references vehicle,
    type                text not null check (type in ('PREVENTIVE', 'REPAIR', 'INSPECTION', 'RECALL')),
    description         text check (length(description) between 1 and 2000),
    state               text not null check (state in ('SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED')),
    starts_at           timestamptz not null,
    -- Without an end the job blocks its vehicle until it is completed or cancelled.
    ends_at             timestamptz,
    scheduled_at        timestamptz not null,
    started_at          timestamptz,
    completed_at        timestamptz,
    cancelled_at        timestamptz,
    cancellation_reason text check (length(cancellation_reason) between 1 and 500),
    odometer_km         integer check (odometer_km between 0 and 9999999),
    -- In whole minor units of the one currency.
    currency            text check (currency ~ '^[A-Z]{3}$'),
    labor_cost          bigint check (labor_cost >= 0),
    parts_cost          bigint check (parts_cost >= 0),
    total_cost          bigint,
    notes               text check (length(notes) between 1 and 4000),
    -- Counts the job's events.
    version             bigint not null check (version >= 1),
    constraint job_window check (starts_at < ends_at),
    constraint job_worked_on check (case state
        when 'SCHEDULED' then started_at is null
        when 'CANCELLED' then true
        else started_at is not null end),
    constraint job_done check (num_nonnulls(completed_at, odometer_km, currency, labor_cost, parts_cost, total_cost)
        = case state when 'COMPLETED' then 6 else 0 end),
    constraint job_called_off check (num_nonnulls(cancelled_at, cancellation_reason)
        = case state when 'CANCELLED' then 2 else 0 end),
    constraint job_total check (total_cost = labor_cost + parts_cost)
);
create index job_of_vehicle on job (vehicle_id, id);
create index job_in_state on job (state, id);

-- What was built in, as it was entered when the job was completed.
create table job_part (
    job_id      uuid not null references job,
    position    integer not null check (position >= 0),
    part_number text not null check (length(part_number) between 1 and 100),
    description text not null check (length(description) between 1 and 500),
    quantity    integer not null check (quantity >= 1),
    unit_cost   bigint not null check (unit_cost >= 0),
    primary key (job_id, position)
);
