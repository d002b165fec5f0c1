-- What an account holds is asked more often than it is posted to, and the answer must not take longer as the years go
-- by. So there are totals of each day, month and year. Kept in the transactions that post, they would be rows that all
-- of these wait for; so an entry stands in the tail at first, and is moved into the totals a moment later, by one
-- transaction for many. What an account holds is its totals and the tail's postings.
create table journal_tail (
    entry_id uuid primary key references journal_entry
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

create table account_total (
    account_code text not null references account,
    currency     text not null,
    grain        text not null check (grain in ('DAY', 'MONTH', 'YEAR')),
    -- Its first day, by the day of booking.
    starts_on    date not null,
    debit_minor  numeric not null,
    credit_minor numeric not null,
    primary key (grain, starts_on, account_code, currency)
);

-- The journal as a chain: each hash is made of the one before and of the entry. Whoever changes an entry behind the
-- triggers' back would have to change every hash from there on.
create table journal_seal (
    position bigint primary key check (position >= 1),
    entry_id uuid not null unique references journal_entry,
    hash     bytea not null check (length(hash) = 32)
);
create trigger journal_seal_is_final before update or delete on journal_seal
    for each row execute function booked_for_good();
create trigger journal_seal_is_not_emptied before truncate on journal_seal
    for each statement execute function booked_for_good();

create function journal_entry_joins_the_tail() returns trigger language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp as $$
begin
    insert into journal_tail (entry_id) values (new.id);
    return null;
end $$;
create trigger journal_entry_joins_the_tail after insert on journal_entry
    for each row execute function journal_entry_joins_the_tail();

-- Of all that an entry says, its postings in order; the same on every server and in every time zone.
create function journal_entry_hash(entry uuid) returns bytea language sql stable
    set search_path = ${flyway:defaultSchema}, pg_temp as $$
    select sha256(convert_to(jsonb_build_array(
        id, cause_event_id, cause_type, rental_id, job_id, extract(epoch from occurred_at), booked_on,
        extract(epoch from posted_at), description, line_count,
        (select jsonb_agg(jsonb_build_array(line_no, account_code, debit_minor, credit_minor, currency, vehicle_id)
                order by line_no)
            from posting where entry_id = id))::text, 'UTF8'))
    from journal_entry where id = entry
$$;

-- Moves entries from the tail into the totals and seals them, in the order of their ids; one transaction at a time.
create function seal_journal(entries_max integer) returns integer language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp as $$
declare
    entries       uuid[];
    entry         uuid;
    last_position bigint := 0;
    last_hash     bytea := sha256('');
begin
    if not pg_try_advisory_xact_lock(hashtextextended('accounting seals', 0)) then
        return 0;
    end if;
    select array_agg(entry_id order by entry_id) into entries
        from (select entry_id from journal_tail order by entry_id limit entries_max) as first_of_tail;
    if entries is null then
        return 0;
    end if;

    select position, hash into last_position, last_hash from journal_seal order by position desc limit 1;
    last_position := coalesce(last_position, 0);
    last_hash := coalesce(last_hash, sha256(''));
    foreach entry in array entries loop
        last_position := last_position + 1;
        last_hash := sha256(last_hash || journal_entry_hash(entry));
        insert into journal_seal (position, entry_id, hash) values (last_position, entry, last_hash);
    end loop;

    insert into account_total as total (account_code, currency, grain, starts_on, debit_minor, credit_minor)
        select account_code, currency, grain, starts_on, sum(debit_minor), sum(credit_minor)
        from journal_entry
        join posting on posting.entry_id = journal_entry.id
        cross join lateral (values
            ('DAY', booked_on),
            ('MONTH', date_trunc('month', booked_on::timestamp)::date),
            ('YEAR', date_trunc('year', booked_on::timestamp)::date)) as part (grain, starts_on)
        where journal_entry.id = any (entries)
        group by account_code, currency, grain, starts_on
        on conflict (grain, starts_on, account_code, currency) do update
            set debit_minor = total.debit_minor + excluded.debit_minor,
                credit_minor = total.credit_minor + excluded.credit_minor;
    delete from journal_tail where entry_id = any (entries);
    return cardinality(entries);
end $$;

-- What every account holds at the end of a day: whole years, whole months of the last year, days of the last month,
-- and the tail. It looks at no more rows in ten years than in one, but for one row per account and year.
create function account_balances(as_of date)
    returns table (account_code text, currency text, debit_minor numeric, credit_minor numeric)
    language sql stable set search_path = ${flyway:defaultSchema}, pg_temp as $$
    select account_code, currency, sum(debit_minor), sum(credit_minor)
    from (
        select account_code, currency, debit_minor, credit_minor from account_total
            where grain = 'YEAR' and starts_on < date_trunc('year', as_of::timestamp)::date
        union all
        select account_code, currency, debit_minor, credit_minor from account_total
            where grain = 'MONTH' and starts_on >= date_trunc('year', as_of::timestamp)::date
                and starts_on < date_trunc('month', as_of::timestamp)::date
        union all
        select account_code, currency, debit_minor, credit_minor from account_total
            where grain = 'DAY' and starts_on >= date_trunc('month', as_of::timestamp)::date and starts_on <= as_of
        union all
        select posting.account_code, posting.currency, posting.debit_minor, posting.credit_minor
            from journal_tail
            join journal_entry on journal_entry.id = journal_tail.entry_id
            join posting on posting.entry_id = journal_tail.entry_id
            where journal_entry.booked_on <= as_of
    ) as part
    group by account_code, currency
$$;

revoke all on journal_tail, account_total, journal_seal from ${service-role};
grant select on journal_tail, account_total, journal_seal to ${service-role};
revoke execute on function seal_journal(integer) from public;
grant execute on function seal_journal(integer) to ${service-role};
