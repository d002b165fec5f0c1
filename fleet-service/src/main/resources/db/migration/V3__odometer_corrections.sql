-- A reading that was wrong stays on record; the one that corrects it counts in its place.
alter table odometer_reading
    add column corrects_id uuid references odometer_reading constraint odometer_reading_corrected_once unique,
    add column reason      text check (length(reason) between 1 and 500),
    add constraint odometer_reading_reason check ((corrects_id is null) = (reason is null));
