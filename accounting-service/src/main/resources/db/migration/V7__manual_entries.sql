-- What accountants enter by hand: facts of their own, beside the journal that books them.
create table manual_entry (
    id          uuid primary key,
    description text not null check (length(description) between 1 and 500),
    occurred_at timestamptz not null,
    entered_by  text not null,
    entered_at  timestamptz not null,
    -- The one that it takes back; once.
    reverses    uuid constraint manual_entry_reversed_once unique references manual_entry
);

create table manual_line (
    entry_id     uuid not null references manual_entry,
    line_no      integer not null check (line_no >= 0),
    account_code text not null references account,
    debit_minor  bigint not null check (debit_minor >= 0),
    credit_minor bigint not null check (credit_minor >= 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    primary key (entry_id, line_no),
    constraint manual_line_on_one_side check ((debit_minor = 0) <> (credit_minor = 0)),
    -- These are kept by the accounts of the rentals, and agree with them.
    constraint manual_line_not_of_a_rental check (account_code not in ('1200', '2300', '2400'))
);

create trigger manual_entry_is_final before update or delete on manual_entry
    for each row execute function booked_for_good();
create trigger manual_entry_is_not_emptied before truncate on manual_entry
    for each statement execute function booked_for_good();
create trigger manual_line_is_final before update or delete on manual_line
    for each row execute function booked_for_good();
create trigger manual_line_is_not_emptied before truncate on manual_line
    for each statement execute function booked_for_good();

revoke all on manual_entry, manual_line from ${service-role};
grant select, insert on manual_entry, manual_line to ${service-role};
