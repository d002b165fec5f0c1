-- A vehicle that was handed over and worked on at the same time, as its services say: somebody has to look.
create table finding (
    id         uuid primary key,
    vehicle_id uuid not null references vehicle,
    rental_id  uuid not null,
    job_id     uuid not null,
    found_at   timestamptz not null,
    constraint finding_once unique (rental_id, job_id)
);
create index finding_of_vehicle on finding (vehicle_id, id);
