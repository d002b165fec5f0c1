-- A vehicle is to be had again some time after a rental. What was booked before that was so keeps its time.
alter table booking add column free_from timestamptz;
update booking set free_from = ends_at;
alter table booking
    alter column free_from set not null,
    drop constraint booking_no_double,
    drop column period,
    drop constraint booking_state_check,
    add constraint booking_state_check check (state in ('OPEN', 'TURNAROUND', 'RETURNED', 'CANCELLED')),
    drop constraint booking_not_empty,
    add constraint booking_not_empty check (starts_at < ends_at and (state <> 'OPEN' or ends_at <= free_from));
alter table booking
    -- Half-open: one may begin at the instant at which the other's vehicle is ready.
    add column period tstzrange generated always as (tstzrange(starts_at, free_from, '[)')) stored,
    add constraint booking_no_double exclude using gist (vehicle_id with =, period with &&) where (state = 'OPEN');
alter table booking alter column period set not null;
drop index booking_of_vehicle;
create index booking_of_vehicle on booking (vehicle_id, free_from);
