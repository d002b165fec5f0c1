-- What a rental owes and has paid. Whoever charges it or takes money for it locks its row first.
create table rental_account (
    rental_id     uuid primary key,
    -- Not known while there is only a payment.
    customer_id   uuid,
    currency      text not null check (currency ~ '^[A-Z]{3}$'),
    charged_minor bigint not null,
    paid_minor    bigint not null check (paid_minor >= 0),
    -- Counts the account's events of all types; 0 before the first.
    version       bigint not null check (version >= 0)
);

create table charge (
    id                    uuid primary key,
    rental_id             uuid not null references rental_account,
    customer_id           uuid not null,
    -- The line of the rental's price that it charges.
    line_id               uuid not null,
    kind                  text not null check (kind in ('RENTAL', 'LATE_FEE', 'DISTANCE_FEE', 'DAMAGE',
                              'CANCELLATION_FEE', 'NO_SHOW_FEE')),
    description           text not null,
    quantity              integer not null,
    unit_price_minor      bigint not null,
    net_minor             bigint not null,
    tax_rate_basis_points integer not null,
    tax_minor             bigint not null,
    currency              text not null check (currency ~ '^[A-Z]{3}$'),
    cause_event_id        uuid not null,
    created_at            timestamptz not null,
    -- When its net amount became revenue.
    earned_at             timestamptz,
    reversed_at           timestamptz
);
-- A line stands in the books once. One whose amount changes is reversed and charged anew.
create unique index charge_once_per_line on charge (rental_id, line_id) where reversed_at is null;
create index charge_of_rental on charge (rental_id, id);
create index charge_of_customer on charge (customer_id, id);

create table payment (
    id           uuid primary key,
    rental_id    uuid not null references rental_account,
    amount_minor bigint not null check (amount_minor > 0),
    currency     text not null check (currency ~ '^[A-Z]{3}$'),
    method       text not null check (method in ('CARD', 'CASH', 'TRANSFER')),
    reference    text check (length(reference) between 1 and 100),
    -- The part that was over what was owed then.
    credit_minor bigint not null check (credit_minor between 0 and amount_minor),
    received_at  timestamptz not null
);
create index payment_of_rental on payment (rental_id, id);

create trigger payment_is_final before update or delete on payment
    for each row execute function booked_for_good();
create trigger payment_is_not_emptied before truncate on payment
    for each statement execute function booked_for_good();

-- Nothing financial can be deleted; of a charge, only its end can be noted.
revoke all on rental_account, charge, payment from ${service-role};
grant select, insert, update on rental_account to ${service-role};
grant select, insert, update (earned_at, reversed_at) on charge to ${service-role};
grant select, insert on payment to ${service-role};
