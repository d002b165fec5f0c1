-- Reports as they were when somebody relied on them.
create table report_snapshot (
    id             uuid primary key,
    report         text not null check (report in ('TRIAL_BALANCE', 'BALANCE_SHEET', 'PROFIT_AND_LOSS')),
    as_of          date,
    first_day      date,
    last_day       date,
    -- As it was answered, character for character: the hash is of this.
    content        text not null,
    hash           bytea not null check (hash = sha256(convert_to(content, 'UTF8'))),
    -- How many journal entries there were, all of which it takes in; and the seal of the last that was sealed.
    ledger_entries bigint not null,
    last_seal      bytea,
    taken_at       timestamptz not null,
    taken_by       text not null
);
create trigger report_snapshot_is_final before update or delete on report_snapshot
    for each row execute function booked_for_good();
create trigger report_snapshot_is_not_emptied before truncate on report_snapshot
    for each statement execute function booked_for_good();
revoke all on report_snapshot from ${service-role};
grant select, insert on report_snapshot to ${service-role};
