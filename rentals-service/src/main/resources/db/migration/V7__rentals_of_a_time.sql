-- The rentals of a time are listed by the start of their windows. Whether a window is over is seen in the index.
create index rental_by_start on rental (starts_at, id, ends_at);
create index rental_long_by_start on rental (starts_at, id, ends_at) where ends_at - starts_at > interval '14 days';
-- What is out, or lies ahead, behind all that lies further ahead.
create index rental_open_by_start on rental (state, starts_at, id, ends_at) where state in ('RESERVED', 'ACTIVE');
drop index rental_by_window;

-- Who looks for windows that are open at a time looks back no further than that.
alter table rental add constraint rental_window_length check (ends_at - starts_at <= interval '366 days');
