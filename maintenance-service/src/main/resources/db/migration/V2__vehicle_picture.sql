-- What a vehicle is, since when it is there, and how far it has gone: fleet judges readings, so its word counts, except
-- for a return that is newer than all that fleet has told yet.
alter table vehicle rename column highest_odometer_km to fleet_odometer_km;
alter table vehicle
    add column vin           text,
    add column make          text,
    add column model         text,
    add column model_year    integer,
    add column registered_at timestamptz,
    add column registered_km integer check (registered_km between 0 and 9999999),
    -- When the newest reading was read that fleet has told of.
    add column fleet_read_at timestamptz,
    add column returned_km   integer check (returned_km between 0 and 9999999),
    add column returned_at   timestamptz,
    -- Time of the newest event that is in the picture.
    add column heard_at      timestamptz,
    add constraint vehicle_returned check ((returned_km is null) = (returned_at is null));
alter table vehicle add column odometer_km integer not null generated always as (case
    when returned_at is not null and (fleet_read_at is null or returned_at > fleet_read_at)
        then greatest(fleet_odometer_km, returned_km)
    else fleet_odometer_km end) stored;
create index vehicle_of_class on vehicle (vehicle_class, id) where standing = 'IN_FLEET';
create index vehicle_by_vin on vehicle (vin);
create index vehicle_by_model on vehicle (lower(make), lower(model), model_year);
