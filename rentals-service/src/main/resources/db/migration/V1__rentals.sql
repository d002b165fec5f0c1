-- Rentals' own picture of the vehicles. A row is there from the first that is heard of a vehicle, also if that is a
-- maintenance job: it is what everyone locks who changes the vehicle's calendar.
create table vehicle (
    id            uuid primary key,
    standing      text not null check (standing in ('NOT_KNOWN', 'IN_FLEET', 'DECOMMISSIONED')),
    vehicle_class text check (vehicle_class in ('ECONOMY', 'COMPACT', 'STANDARD', 'SUV', 'LUXURY', 'VAN')),
    vin           text,
    make          text,
    model         text,
    model_year    integer,
    license_plate text,
    constraint vehicle_known check (standing = 'NOT_KNOWN'
        or (vehicle_class is not null and vin is not null and make is not null and model is not null
            and model_year is not null))
);
create index vehicle_in_fleet on vehicle (vehicle_class, id) where standing = 'IN_FLEET';

create table customer (
    id                        uuid primary key,
    full_name                 text not null check (length(full_name) between 1 and 200),
    email                     text not null check (length(email) between 3 and 254),
    driver_license_number     text not null check (length(driver_license_number) between 1 and 50),
    driver_license_expires_on date not null,
    registered_at             timestamptz not null
);
-- An address is one address however it is capitalised.
create unique index customer_email_unique on customer (lower(email));
create unique index customer_license_unique on customer (upper(driver_license_number));

-- Amounts are net, in whole minor units of the card's currency.
create table rate_card (
    vehicle_class           text primary key
                            check (vehicle_class in ('ECONOMY', 'COMPACT', 'STANDARD', 'SUV', 'LUXURY', 'VAN')),
    currency                text not null check (currency ~ '^[A-Z]{3}$'),
    price_per_day           bigint not null check (price_per_day >= 0),
    included_km_per_day     integer not null check (included_km_per_day >= 0),
    price_per_extra_km      bigint not null check (price_per_extra_km >= 0),
    late_fee_per_hour       bigint not null check (late_fee_per_hour >= 0),
    cancellation_fee        bigint not null check (cancellation_fee >= 0),
    free_cancellation_hours integer not null check (free_cancellation_hours >= 0),
    no_show_fee             bigint not null check (no_show_fee >= 0),
    tax_rate_basis_points   integer not null check (tax_rate_basis_points between 0 and 10000)
);
insert into rate_card values
    ('ECONOMY',  'EUR',  3500, 200, 20, 1000, 2500, 24,  5000, 1900),
    ('COMPACT',  'EUR',  4200, 200, 22, 1200, 2500, 24,  5000, 1900),
    ('STANDARD', 'EUR',  5500, 250, 25, 1500, 3000, 24,  7500, 1900),
    ('SUV',      'EUR',  7900, 250, 30, 2000, 4000, 24, 10000, 1900),
    ('LUXURY',   'EUR', 14900, 200, 60, 4000, 8000, 48, 20000, 1900),
    ('VAN',      'EUR',  8500, 200, 35, 2500, 4000, 24, 10000, 1900);

create table rental (
    id                      uuid primary key,
    customer_id             uuid not null references customer,
    vehicle_id              uuid not null references vehicle,
    vehicle_class           text not null
                            check (vehicle_class in ('ECONOMY', 'COMPACT', 'STANDARD', 'SUV', 'LUXURY', 'VAN')),
    state                   text not null check (state in ('RESERVED', 'ACTIVE', 'COMPLETED', 'CANCELLED')),
    starts_at               timestamptz not null,
    ends_at                 timestamptz not null,
    reserved_at             timestamptz not null,
    activated_at            timestamptz,
    completed_at            timestamptz,
    cancelled_at            timestamptz,
    cancellation_reason     text check (length(cancellation_reason) between 1 and 500),
    start_odometer_km       integer check (start_odometer_km between 0 and 9999999),
    end_odometer_km         integer check (end_odometer_km between 0 and 9999999),
    needs_reassignment      boolean not null,
    -- The rate card as it was when the rental was booked: that is what was agreed.
    currency                text not null check (currency ~ '^[A-Z]{3}$'),
    price_per_day           bigint not null,
    included_km_per_day     integer not null,
    price_per_extra_km      bigint not null,
    late_fee_per_hour       bigint not null,
    cancellation_fee        bigint not null,
    free_cancellation_hours integer not null,
    no_show_fee             bigint not null,
    tax_rate_basis_points   integer not null,
    -- Read and written as a whole, never searched.
    lines                   jsonb not null,
    -- What accounting says, as of the newest account event; in whole minor units of the rental's currency.
    charged                 bigint not null,
    paid                    bigint not null,
    balance                 bigint not null,
    payment_status          text not null check (payment_status in ('UNPAID', 'PARTIALLY_PAID', 'PAID')),
    -- Counts the rental's events.
    version                 bigint not null check (version >= 1),
    constraint rental_window check (starts_at < ends_at),
    constraint rental_handed_over check ((state in ('ACTIVE', 'COMPLETED')) = (activated_at is not null)
        and (activated_at is null) = (start_odometer_km is null)),
    constraint rental_returned check ((state = 'COMPLETED') = (completed_at is not null)
        and (completed_at is null) = (end_odometer_km is null)
        and completed_at >= activated_at and end_odometer_km >= start_odometer_km),
    constraint rental_called_off check ((state = 'CANCELLED') = (cancelled_at is not null))
);
-- A vehicle that is not back cannot be handed out, whatever the windows say.
create unique index rental_one_active_per_vehicle on rental (vehicle_id) where state = 'ACTIVE';
create index rental_of_vehicle on rental (vehicle_id, id);
create index rental_of_customer on rental (customer_id, id);

create table booking (
    -- The booking is decided before the rental is written.
    rental_id  uuid primary key references rental deferrable initially deferred,
    vehicle_id uuid not null references vehicle,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    state      text not null check (state in ('OPEN', 'RETURNED', 'CANCELLED')),
    -- Half-open: one may begin at the instant at which the other ends.
    period     tstzrange not null generated always as (tstzrange(starts_at, ends_at, '[)')) stored,
    -- An empty range overlaps nothing and would slip past the exclusion.
    constraint booking_not_empty check (starts_at < ends_at),
    constraint booking_no_double exclude using gist (vehicle_id with =, period with &&) where (state = 'OPEN')
);
create index booking_of_vehicle on booking (vehicle_id, ends_at);

-- What is known of each maintenance job that has to do with the calendar. Blocks may overlap each other, and bookings
-- that were there before them.
create table maintenance_block (
    job_id     uuid primary key,
    vehicle_id uuid not null references vehicle,
    state      text not null check (state in ('PLANNED', 'IN_PROGRESS', 'OVER')),
    begins_at  timestamptz not null,
    -- Without an end it blocks until it is over.
    ends_at    timestamptz
);
create index maintenance_block_of_vehicle on maintenance_block (vehicle_id) where state <> 'OVER';
