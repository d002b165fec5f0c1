-- A letter is known by its place and its event: when a topic has been made anew, another event stands at an old one's
-- place.
alter table dead_letters
    drop constraint dead_letters_once,
    add constraint dead_letters_once unique nulls not distinct (topic, record_partition, record_offset, event_id);
create index dead_letters_discarded on dead_letters (event_id) where status = 'DISCARDED';

alter table dead_letters
    -- The place in the queue of a key. Offsets are no order when a key has moved to another partition.
    add column arrival bigint,
    -- When a replay has failed last: the next one begins with those that have waited longest.
    add column retried_at timestamptz;
update dead_letters set arrival = earlier.arrival
from (select id, row_number() over (order by record_offset, id) as arrival from dead_letters) earlier
where earlier.id = dead_letters.id;
alter table dead_letters alter column arrival set not null;
alter table dead_letters alter column arrival add generated always as identity;
select setval(pg_get_serial_sequence('dead_letters', 'arrival'), coalesce(max(arrival), 0) + 1, false)
from dead_letters;

drop index dead_letters_waiting;
drop index dead_letters_open;
drop index dead_letters_parked;
create index dead_letters_waiting on dead_letters (topic, record_key, arrival) where status in ('OPEN', 'PARKED');
create index dead_letters_open on dead_letters (topic, record_key, arrival) where status = 'OPEN';
create index dead_letters_parked on dead_letters (topic, record_key, arrival) where status = 'PARKED';
create index dead_letters_to_retry on dead_letters (retried_at nulls first, id) where status = 'OPEN';

-- Which letter a replay of many is on: what waits behind it follows at the replay's rate, and nobody else hands it on.
alter table messaging_runs add column letter uuid;
