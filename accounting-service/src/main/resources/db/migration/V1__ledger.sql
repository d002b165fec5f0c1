-- The double-entry ledger. Its rows are written once: a correction is an entry of its own.

create table account (
    code text primary key check (code ~ '^[1-9][0-9]{3}$'),
    name text not null,
    type text not null check (type in ('ASSET', 'LIABILITY', 'EQUITY', 'REVENUE', 'EXPENSE'))
);
insert into account (code, name, type) values
    ('1000', 'Cash', 'ASSET'),
    ('1010', 'Card clearing', 'ASSET'),
    ('1020', 'Bank', 'ASSET'),
    ('1200', 'Receivables', 'ASSET'),
    ('2100', 'Accounts payable', 'LIABILITY'),
    ('2200', 'Tax payable', 'LIABILITY'),
    ('2300', 'Customer credit', 'LIABILITY'),
    ('2400', 'Unearned rental revenue', 'LIABILITY'),
    ('3000', 'Equity', 'EQUITY'),
    ('4000', 'Rental revenue', 'REVENUE'),
    ('4100', 'Late fees', 'REVENUE'),
    ('4200', 'Distance fees', 'REVENUE'),
    ('4300', 'Damage recovery', 'REVENUE'),
    ('4400', 'Cancellation fees', 'REVENUE'),
    ('4500', 'Other revenue', 'REVENUE'),
    ('5000', 'Maintenance expense', 'EXPENSE'),
    ('5900', 'Other expense', 'EXPENSE');

create table journal_entry (
    id             uuid primary key,
    -- The event that it books: however often that comes, it cannot be booked twice.
    cause_event_id uuid not null constraint journal_entry_once_per_cause unique,
    cause_type     text not null,
    rental_id      uuid,
    job_id         uuid,
    -- When the cause became a fact.
    occurred_at    timestamptz not null,
    -- The day of UTC that reports count it for: that of its cause, or the first that is open if that one is closed.
    booked_on      date not null,
    posted_at      timestamptz not null,
    description    text not null,
    -- How many postings it has. It cannot change, so none can be added later either.
    line_count     integer not null check (line_count >= 2),
    -- What an accountant enters is of neither.
    constraint journal_entry_of_a_rental_or_a_job
        check (num_nonnulls(rental_id, job_id) = case cause_type when 'ManualEntry' then 0 else 1 end),
    constraint journal_entry_not_before_its_cause check (booked_on >= (occurred_at at time zone 'UTC')::date)
);
create index journal_entry_of_rental on journal_entry (rental_id, id) where rental_id is not null;
create index journal_entry_of_job on journal_entry (job_id, id) where job_id is not null;
create index journal_entry_in_time on journal_entry (booked_on, id);

create table posting (
    entry_id     uuid not null references journal_entry,
    line_no      integer not null check (line_no >= 0),
    account_code text not null references account,
    debit_minor  bigint not null check (debit_minor >= 0),
    credit_minor bigint not null check (credit_minor >= 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    -- Of revenue, the vehicle that earned it.
    vehicle_id   uuid,
    primary key (entry_id, line_no),
    constraint posting_on_one_side check ((debit_minor = 0) <> (credit_minor = 0))
);
create index posting_on_account on posting (account_code, entry_id);

-- At commit, every entry that was touched has the postings it says it has, and they balance in every currency.
-- Names are looked up in this schema only: a temporary table of the same name must not be what is checked.
create function journal_entry_must_balance() returns trigger language plpgsql
    set search_path = ${flyway:defaultSchema}, pg_temp as $$
declare
    touched   uuid[];
    unsound   record;
begin
    if tg_table_name = 'journal_entry' then
        touched := array[new.id];
    elsif tg_op = 'INSERT' then
        touched := array[new.entry_id];
    elsif tg_op = 'DELETE' then
        touched := array[old.entry_id];
    else
        touched := array[old.entry_id, new.entry_id];
    end if;

    select entry.id, entry.line_count, count(posting.entry_id) as found into unsound
        from journal_entry as entry left join posting on posting.entry_id = entry.id
        where entry.id = any (touched)
        group by entry.id
        having count(posting.entry_id) <> entry.line_count
        limit 1;
    if found then
        raise exception 'Journal entry % has % postings, not %', unsound.id, unsound.found, unsound.line_count
            using errcode = 'check_violation', constraint = 'journal_entry_is_complete';
    end if;

    select entry_id, currency, sum(debit_minor) as debit, sum(credit_minor) as credit into unsound
        from posting
        where entry_id = any (touched)
        group by entry_id, currency
        having sum(debit_minor) <> sum(credit_minor)
        limit 1;
    if found then
        raise exception 'Journal entry % does not balance in %: debit %, credit %',
            unsound.entry_id, unsound.currency, unsound.debit, unsound.credit
            using errcode = 'check_violation', constraint = 'journal_entry_balances';
    end if;
    return null;
end $$;

create constraint trigger journal_entry_balances after insert or update on journal_entry
    deferrable initially deferred for each row execute function journal_entry_must_balance();
create constraint trigger posting_balances after insert or update or delete on posting
    deferrable initially deferred for each row execute function journal_entry_must_balance();

-- Nobody changes what is booked, the schema's owner included.
create function booked_for_good() returns trigger language plpgsql as $$
begin
    raise exception 'What is booked in % is never changed or deleted: a correction is a reversal', tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger journal_entry_is_final before update or delete on journal_entry
    for each row execute function booked_for_good();
create trigger journal_entry_is_not_emptied before truncate on journal_entry
    for each statement execute function booked_for_good();
create trigger posting_is_final before update or delete on posting
    for each row execute function booked_for_good();
create trigger posting_is_not_emptied before truncate on posting
    for each statement execute function booked_for_good();

-- Tables get all rights of reading and writing by default here; these do not keep them.
revoke all on account, journal_entry, posting from ${service-role};
grant select on account to ${service-role};
grant select, insert on journal_entry, posting to ${service-role};
