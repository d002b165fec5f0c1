-- A read model as small as can be.
create table returns (
    rental_id uuid primary key,
    odometer_km integer not null
);
