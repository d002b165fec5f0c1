-- A plate is on one vehicle at a time. One that has left the fleet has given its plate back.
create unique index vehicle_license_plate_unique on vehicle (upper(license_plate)) where state <> 'DECOMMISSIONED';
