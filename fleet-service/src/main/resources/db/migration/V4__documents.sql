-- What a vehicle must have with it. A newer document of a kind takes the place of the older ones; none is removed.
create table document (
    id         uuid primary key,
    vehicle_id uuid not null references vehicle,
    kind       text not null check (kind in ('REGISTRATION', 'INSURANCE', 'INSPECTION')),
    number     text not null check (length(number) between 1 and 100),
    expires_on date not null,
    entered_at timestamptz not null
);
create index document_of_vehicle on document (vehicle_id, kind, expires_on);
create index document_expiring on document (expires_on, id);
