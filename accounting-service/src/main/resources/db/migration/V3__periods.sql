-- Months whose books are final.
create table period (
    -- Its first day.
    month     date primary key check (extract(day from month) = 1),
    closed_at timestamptz not null,
    closed_by text not null,
    -- Journal entries in it.
    entries   bigint not null check (entries >= 0)
);
create trigger period_is_final before update or delete on period
    for each row execute function booked_for_good();
create trigger period_is_not_emptied before truncate on period
    for each statement execute function booked_for_good();

-- The day that an entry is booked on. Until the transaction ends no period is closed: whoever closes one waits.
create function booking_day(occurred_at timestamptz) returns date language plpgsql
    set search_path = ${flyway:defaultSchema}, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('accounting periods', 0));
    return greatest(
        (occurred_at at time zone 'UTC')::date, (select (max(month) + interval '1 month')::date from period));
end $$;

create function booked_in_an_open_period() returns trigger language plpgsql
    set search_path = ${flyway:defaultSchema}, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('accounting periods', 0));
    if new.booked_on < (select (max(month) + interval '1 month')::date from period) then
        raise exception 'The books of % are closed', to_char(new.booked_on, 'YYYY-MM')
            using errcode = 'restrict_violation', constraint = 'journal_entry_in_an_open_period';
    end if;
    return new;
end $$;
create trigger journal_entry_in_an_open_period before insert on journal_entry
    for each row execute function booked_in_an_open_period();

revoke all on period from ${service-role};
grant select, insert on period to ${service-role};
