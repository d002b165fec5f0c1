-- What else settles a rental, or unsettles it: credit of another rental, a deposit, a charge-back, a write-off.
insert into account (code, name, type) values
    -- Between two rentals' books, in one transaction: always zero in the end.
    ('2310', 'Credit in transfer', 'LIABILITY'),
    ('2500', 'Customer deposits', 'LIABILITY'),
    ('5100', 'Bad debts', 'EXPENSE');

alter table rental_account add column written_off_minor bigint not null default 0 check (written_off_minor >= 0);
-- A bank takes back what it likes, also what has paid for another rental by then.
alter table rental_account drop constraint rental_account_paid_minor_check;

alter table account_step drop constraint account_step_kind_check;
alter table account_step add constraint account_step_kind_check check (kind in ('EVENT', 'PAYMENT', 'REFUND', 'CHARGE',
    'REVERSAL', 'CHARGE_BACK', 'CREDIT_OUT', 'CREDIT_IN', 'DEPOSIT', 'WRITE_OFF'));

-- The part that came in for what was written off.
alter table payment add column recovered_minor bigint not null default 0 check (recovered_minor >= 0);
alter table payment add constraint payment_parts check (recovered_minor + credit_minor <= amount_minor);

create table charge_back (
    id              uuid primary key,
    -- A bank takes a payment back once.
    payment_id      uuid not null constraint charge_back_once_per_payment unique references payment,
    rental_id       uuid not null references rental_account,
    amount_minor    bigint not null check (amount_minor > 0),
    currency        text not null check (currency ~ '^[A-Z]{3}$'),
    reason          text not null check (length(reason) between 1 and 500),
    -- The part that the customer had in credit; for the rest the rental is owed again.
    credit_minor    bigint not null check (credit_minor between 0 and amount_minor),
    charged_back_at timestamptz not null
);
create index charge_back_of_rental on charge_back (rental_id, id);
create index charge_back_in_time on charge_back (charged_back_at);

-- Credit of one rental that pays for another of the same customer. An allocation may take it from several.
create table credit_transfer (
    id             uuid primary key,
    allocation_id  uuid not null,
    customer_id    uuid not null,
    from_rental_id uuid not null references rental_account,
    to_rental_id   uuid not null references rental_account check (to_rental_id <> from_rental_id),
    amount_minor   bigint not null check (amount_minor > 0),
    currency       text not null check (currency ~ '^[A-Z]{3}$'),
    allocated_at   timestamptz not null
);
create index credit_transfer_of_allocation on credit_transfer (allocation_id, id);
create index credit_transfer_from_rental on credit_transfer (from_rental_id, id);
create index credit_transfer_to_rental on credit_transfer (to_rental_id, id);
create index credit_transfer_in_time on credit_transfer (allocated_at);

create table deposit (
    id            uuid primary key,
    rental_id     uuid not null references rental_account,
    amount_minor  bigint not null check (amount_minor > 0),
    currency      text not null check (currency ~ '^[A-Z]{3}$'),
    reference     text check (length(reference) between 1 and 100),
    authorized_at timestamptz not null
);
create index deposit_of_rental on deposit (rental_id, id);

-- What became of a deposit, in the order of the ids. Its state is made of these.
create table deposit_move (
    id           uuid primary key,
    deposit_id   uuid not null references deposit,
    rental_id    uuid not null references rental_account,
    kind         text not null check (kind in ('CAPTURE', 'APPLY', 'RELEASE')),
    -- Zero for the release of what was never captured.
    amount_minor bigint not null check (amount_minor > 0 or kind = 'RELEASE' and amount_minor = 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    moved_at     timestamptz not null
);
create unique index deposit_captured_once on deposit_move (deposit_id) where kind = 'CAPTURE';
create unique index deposit_released_once on deposit_move (deposit_id) where kind = 'RELEASE';
create index deposit_move_of_deposit on deposit_move (deposit_id, id);
create index deposit_move_of_rental on deposit_move (rental_id, id);
create index deposit_move_in_time on deposit_move (moved_at);

create table write_off (
    id             uuid primary key,
    rental_id      uuid not null references rental_account,
    amount_minor   bigint not null check (amount_minor > 0),
    currency       text not null check (currency ~ '^[A-Z]{3}$'),
    reason         text not null check (length(reason) between 1 and 500),
    written_off_by text not null,
    written_off_at timestamptz not null
);
create index write_off_of_rental on write_off (rental_id, id);

alter table manual_line drop constraint manual_line_not_of_a_rental;
alter table manual_line add constraint manual_line_not_of_a_rental
    check (account_code not in ('1200', '2300', '2310', '2400', '2500'));

-- All that settles rentals or takes that back: what it adds to what is paid, to our money, to what we hold for the
-- customer, and to what is written off. The last is read from the journal: a payment or a reversal that comes later
-- makes it less.
create view rental_money as
    select rental_id, currency, 'PAYMENT' as kind, id, received_at as at,
            (received_at at time zone 'UTC')::date as booked_on, method as description,
            amount_minor::numeric as paid_minor, amount_minor::numeric as cash_minor, 0::numeric as held_minor,
            0::numeric as written_off_minor
        from payment
    union all
    select rental_id, currency, 'REFUND', id, refunded_at, (refunded_at at time zone 'UTC')::date, reason,
            -amount_minor::numeric, -amount_minor::numeric, 0::numeric, 0::numeric
        from refund
    union all
    select rental_id, currency, 'CHARGE_BACK', id, charged_back_at, (charged_back_at at time zone 'UTC')::date, reason,
            -amount_minor::numeric, -amount_minor::numeric, 0::numeric, 0::numeric
        from charge_back
    union all
    select from_rental_id, currency, 'CREDIT_GIVEN', id, allocated_at, (allocated_at at time zone 'UTC')::date,
            'to rental ' || to_rental_id, -amount_minor::numeric, 0::numeric, 0::numeric, 0::numeric
        from credit_transfer
    union all
    select to_rental_id, currency, 'CREDIT_TAKEN', id, allocated_at, (allocated_at at time zone 'UTC')::date,
            'from rental ' || from_rental_id, amount_minor::numeric, 0::numeric, 0::numeric, 0::numeric
        from credit_transfer
    union all
    select rental_id, currency, 'DEPOSIT_' || kind, id, moved_at, (moved_at at time zone 'UTC')::date,
            'deposit ' || deposit_id,
            case kind when 'APPLY' then amount_minor else 0 end::numeric,
            case kind when 'CAPTURE' then amount_minor when 'RELEASE' then -amount_minor else 0 end::numeric,
            case kind when 'CAPTURE' then amount_minor else -amount_minor end::numeric,
            0::numeric
        from deposit_move
    union all
    select journal_entry.rental_id, posting.currency,
            case when posting.debit_minor > 0 then 'WRITE_OFF' else 'RECOVERY' end, journal_entry.id,
            journal_entry.posted_at, journal_entry.booked_on, journal_entry.description,
            0::numeric, 0::numeric, 0::numeric, posting.debit_minor::numeric - posting.credit_minor
        from posting join journal_entry on journal_entry.id = posting.entry_id
        where posting.account_code = '5100' and journal_entry.rental_id is not null;

create trigger charge_back_is_final before update or delete on charge_back
    for each row execute function booked_for_good();
create trigger charge_back_is_not_emptied before truncate on charge_back
    for each statement execute function booked_for_good();
create trigger credit_transfer_is_final before update or delete on credit_transfer
    for each row execute function booked_for_good();
create trigger credit_transfer_is_not_emptied before truncate on credit_transfer
    for each statement execute function booked_for_good();
create trigger deposit_is_final before update or delete on deposit
    for each row execute function booked_for_good();
create trigger deposit_is_not_emptied before truncate on deposit
    for each statement execute function booked_for_good();
create trigger deposit_move_is_final before update or delete on deposit_move
    for each row execute function booked_for_good();
create trigger deposit_move_is_not_emptied before truncate on deposit_move
    for each statement execute function booked_for_good();
create trigger write_off_is_final before update or delete on write_off
    for each row execute function booked_for_good();
create trigger write_off_is_not_emptied before truncate on write_off
    for each statement execute function booked_for_good();

revoke all on charge_back, credit_transfer, deposit, deposit_move, write_off, rental_money from ${service-role};
grant select, insert on charge_back, credit_transfer, deposit, deposit_move, write_off to ${service-role};
grant select on rental_money to ${service-role};

-- All reports can be kept.
alter table report_snapshot drop constraint report_snapshot_report_check;
alter table report_snapshot add constraint report_snapshot_report_check check (report in ('TRIAL_BALANCE',
    'BALANCE_SHEET', 'PROFIT_AND_LOSS', 'RECEIVABLES_AGING', 'REVENUE_BY_VEHICLE'));
