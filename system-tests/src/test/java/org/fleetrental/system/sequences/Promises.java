package org.fleetrental.system.sequences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.fleetrental.system.faults.Database;

/** What has to hold of the vehicles, rentals and jobs of a sequence when everything has been delivered. */
final class Promises {

    private static final String OF_THESE = "= any (string_to_array(?, ',')::uuid[])";

    private final Database database;
    private final String vehicles;
    private final String rentals;
    private final String now;
    private final List<String> broken = new ArrayList<>();

    private Promises(Database database, Company company, Instant now) {
        this.database = database;
        this.vehicles = listed(company.vehicles());
        this.rentals = listed(company.rentals());
        this.now = now.toString();
    }

    static String listed(Collection<?> ids) {
        return ids.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    static List<String> broken(Database database, Company company, Instant now) {
        var check = new Promises(database, company, now);
        check.oneRentalPerVehicle();
        check.blocksAreSeen();
        check.theLedgerBalances();
        check.theBooksSayWhatIsOwed();
        check.theServicesAgreeOnMoney();
        check.theServicesAgreeOnVehicles();
        return check.broken;
    }

    private void none(String what, String sql, Object... parameters) {
        database.lines(sql.replace("IN_SEQUENCE", OF_THESE), parameters).forEach(row -> broken.add(what + ": " + row));
    }

    private void oneRentalPerVehicle() {
        none("overlapping bookings of a vehicle", """
                select a.rental_id::text, b.rental_id::text
                from rentals.booking a join rentals.booking b
                  on a.vehicle_id = b.vehicle_id and a.rental_id < b.rental_id and a.period && b.period
                where a.state = 'OPEN' and b.state = 'OPEN' and a.vehicle_id IN_SEQUENCE""", vehicles);
        none("two active rentals of a vehicle", """
                select string_agg(id::text, ' ') from rentals.rental
                where state = 'ACTIVE' and vehicle_id IN_SEQUENCE group by vehicle_id having count(*) > 1""", vehicles);
        none("a rental without its booking", """
                select r.id::text, r.state, b.state from rentals.rental r left join rentals.booking b on b.rental_id = r.id
                where r.id IN_SEQUENCE
                    and (r.state in ('RESERVED', 'ACTIVE')) <> (b.state is not distinct from 'OPEN')""", rentals);
    }

    /** A reservation whose window is over when the block becomes known needs no vehicle any more. */
    private void blocksAreSeen() {
        none("a reservation under a block is not marked", """
                select r.id::text, b.job_id::text from rentals.rental r join rentals.maintenance_block b
                  on b.vehicle_id = r.vehicle_id and b.begins_at < r.ends_at and coalesce(b.ends_at, 'infinity') > r.starts_at
                where r.state = 'RESERVED' and b.state <> 'OVER' and not r.needs_reassignment
                    and r.ends_at > ?::timestamptz and r.id IN_SEQUENCE""", now, rentals);
        none("rentals and maintenance differ on a job", """
                select j.id::text, j.state, b.state from maintenance.job j left join rentals.maintenance_block b
                  on b.job_id = j.id
                where j.vehicle_id IN_SEQUENCE and b.state is distinct from case j.state
                    when 'SCHEDULED' then 'PLANNED' when 'IN_PROGRESS' then 'IN_PROGRESS' else 'OVER' end""", vehicles);
    }

    private void theLedgerBalances() {
        none("an entry does not balance", """
                select p.entry_id::text, p.currency from accounting.posting p
                group by p.entry_id, p.currency having sum(p.debit_minor) <> sum(p.credit_minor)""");
        none("debits are not credits", """
                select currency, sum(debit_minor)::text, sum(credit_minor)::text from accounting.posting
                group by currency having sum(debit_minor) <> sum(credit_minor)""");
    }

    /** Receivables less the customer's credit are charges less reversals less payments plus refunds. */
    private void theBooksSayWhatIsOwed() {
        none("receivables are not charges less payments", """
                with booked as (
                    select e.rental_id, p.currency, sum(p.debit_minor - p.credit_minor) as minor
                    from accounting.journal_entry e join accounting.posting p on p.entry_id = e.id
                    where p.account_code in ('1200', '2300') group by e.rental_id, p.currency
                ), facts as (
                    select rental_id, currency, net_minor + tax_minor as minor from accounting.charge where reversed_at is null
                    union all select rental_id, currency, -amount_minor from accounting.payment
                    union all select rental_id, currency, amount_minor from accounting.refund
                ), owed as (select rental_id, currency, sum(minor) as minor from facts group by rental_id, currency)
                select rental_id::text, currency, booked.minor::text, owed.minor::text
                from booked full join owed using (rental_id, currency)
                where rental_id IN_SEQUENCE and coalesce(booked.minor, 0) <> coalesce(owed.minor, 0)""", rentals);
        none("receivables below zero, a customer's credit in debit, or both at once", """
                select rental_id::text, currency, receivables::text, credit::text from (
                    select e.rental_id, p.currency,
                        sum(p.debit_minor - p.credit_minor) filter (where p.account_code = '1200') as receivables,
                        sum(p.credit_minor - p.debit_minor) filter (where p.account_code = '2300') as credit
                    from accounting.journal_entry e join accounting.posting p on p.entry_id = e.id
                    where e.rental_id IN_SEQUENCE group by e.rental_id, p.currency) sums
                where receivables < 0 or credit < 0 or receivables > 0 and credit > 0""", rentals);
    }

    private void theServicesAgreeOnMoney() {
        none("rentals and accounting differ on what is charged, paid and the payment status", """
                select r.id::text, r.charged::text, a.charged_minor::text, r.paid::text, a.paid_minor::text, r.payment_status
                from rentals.rental r left join accounting.rental_account a on a.rental_id = r.id
                where r.id IN_SEQUENCE and (r.charged is distinct from coalesce(a.charged_minor, 0)
                    or r.paid is distinct from coalesce(a.paid_minor, 0)
                    or r.payment_status <> case
                        when r.paid > 0 and r.charged > 0 and r.charged <= r.paid then 'PAID'
                        when r.paid > 0 then 'PARTIALLY_PAID'
                        when exists (select from accounting.payment p
                            where p.rental_id = r.id and p.currency = r.currency) then 'REFUNDED'
                        else 'UNPAID' end)""", rentals);
        none("a job's cost is not booked once", """
                select j.id::text, j.total_cost::text, sum(p.debit_minor)::text from maintenance.job j
                left join accounting.journal_entry e on e.job_id = j.id
                left join accounting.posting p on p.entry_id = e.id and p.account_code = '5000'
                where j.vehicle_id IN_SEQUENCE group by j.id
                having coalesce(j.total_cost, 0) <> coalesce(sum(p.debit_minor - p.credit_minor), 0)""", vehicles);
    }

    private void theServicesAgreeOnVehicles() {
        none(
                "an open hold of a vehicle that nothing explains, or one that is missing",
                """
                with open as (
                    select cause_id as id from fleet.hold where opened_at is not null and closed_at is null
                        and vehicle_id IN_SEQUENCE
                        and cause in ('RentalActivated', 'MaintenanceStarted')
                ), told as (
                    select id from rentals.rental where state = 'ACTIVE' and vehicle_id IN_SEQUENCE
                    union all select id from maintenance.job where state = 'IN_PROGRESS' and vehicle_id IN_SEQUENCE
                )
                select coalesce(open.id, told.id)::text from open full join told using (id)
                where open.id is null or told.id is null""",
                vehicles,
                vehicles,
                vehicles);
        none("a vehicle's state is not what its holds say", """
                select v.id::text, v.state from fleet.vehicle v
                where v.id IN_SEQUENCE and v.state <> 'DECOMMISSIONED' and v.state <> case
                    when exists (select from fleet.hold h where h.vehicle_id = v.id and h.kind = 'MAINTENANCE'
                        and h.opened_at is not null and h.closed_at is null) then 'IN_MAINTENANCE'
                    when exists (select from fleet.hold h where h.vehicle_id = v.id and h.kind = 'RENTAL'
                        and h.opened_at is not null and h.closed_at is null) then 'RENTED'
                    else 'AVAILABLE' end""", vehicles);
        none("active in rentals, not with maintenance, or the other way round", """
                select coalesce(r.id, a.rental_id)::text
                from (select * from maintenance.active_rental where vehicle_id IN_SEQUENCE) a
                full join (select id from rentals.rental where state = 'ACTIVE' and vehicle_id IN_SEQUENCE) r
                    on r.id = a.rental_id
                where r.id is null or a.rental_id is null""", vehicles, vehicles);
        none("a vehicle's state changes do not follow one another", """
                select vehicle_id::text, version::text, from_state, before from (
                    select *, lag(to_state, 1, 'AVAILABLE') over (partition by vehicle_id order by version) as before
                    from fleet.state_change where vehicle_id IN_SEQUENCE) changes
                where from_state <> before""", vehicles);
        none("not everybody knows whether a vehicle has left the fleet", """
                select v.id::text, v.state, r.standing, m.standing from fleet.vehicle v
                left join rentals.vehicle r on r.id = v.id left join maintenance.vehicle m on m.id = v.id
                where v.id IN_SEQUENCE and (r.standing is distinct from m.standing or r.standing is distinct from
                    case v.state when 'DECOMMISSIONED' then 'DECOMMISSIONED' else 'IN_FLEET' end)""", vehicles);
    }
}
