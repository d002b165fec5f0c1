package org.fleetrental.system.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fleetrental.system.faults.Told.Request;
import org.fleetrental.system.faults.Told.Verdict;

/** I5 and I6: what the company promises its customers, and that its services agree on it. */
final class CompanyInvariants {

    private final Evidence evidence;
    private final Database database;
    private final List<Violation> violations = new ArrayList<>();

    private CompanyInvariants(Evidence evidence) {
        this.evidence = evidence;
        this.database = evidence.database();
    }

    static List<Violation> check(Evidence evidence) {
        var check = new CompanyInvariants(evidence);
        check.answersHold();
        check.noDoubleBooking();
        check.theLedgerBalances();
        check.theServicesAgree();
        return check.violations;
    }

    private void report(String invariant, String what, List<String> rows) {
        rows.forEach(row -> violations.add(new Violation(invariant, what + " " + row)));
    }

    private void answersHold() {
        creationsHold(Request.REGISTER_VEHICLE, "select vin, id::text from fleet.vehicle");
        creationsHold(
                Request.RESERVE,
                "select (extract(epoch from starts_at) * 1000)::bigint::text, id::text from rentals.rental");
        creationsHold(Request.PAY, "select reference, id::text from accounting.payment where reference is not null");
        creationsHold(
                Request.SCHEDULE_JOB,
                "select description, id::text from maintenance.job where description is not null");
        var rentals = states("select id::text, state from rentals.rental");
        stepsHold(Request.ACTIVATE, rentals, Set.of("ACTIVE", "COMPLETED"));
        stepsHold(Request.COMPLETE, rentals, Set.of("COMPLETED"));
        stepsHold(Request.CANCEL, rentals, Set.of("CANCELLED"));
        var jobs = states("select id::text, state from maintenance.job");
        stepsHold(Request.START_JOB, jobs, Set.of("IN_PROGRESS", "COMPLETED"));
        stepsHold(Request.COMPLETE_JOB, jobs, Set.of("COMPLETED"));
    }

    private void creationsHold(Request request, String marksAndIds) {
        Map<String, List<String>> made = database.rows(marksAndIds).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0), Collectors.mapping(row -> row.get(1), Collectors.toList())));
        for (var told : asked(request)) {
            var ids = made.getOrDefault(told.mark(), List.of());
            if (ids.size() > 1) {
                violations.add(new Violation("I2", request + " " + told.mark() + " was done twice: " + ids));
            }
            if (told.verdict() == Verdict.YES && !ids.contains(told.id().toString())) {
                violations.add(new Violation(
                        "I5",
                        request + " " + told.mark() + " was answered yes at " + told.at() + " and is not there, but "
                                + ids));
            }
            if (told.verdict() == Verdict.NO && !ids.isEmpty()) {
                violations.add(new Violation(
                        "I5", request + " " + told.mark() + " was answered no at " + told.at() + " and left " + ids));
            }
        }
    }

    private Map<String, String> states(String idsAndStates) {
        var states = new HashMap<String, String>();
        database.rows(idsAndStates).forEach(row -> states.put(row.get(0), row.get(1)));
        return states;
    }

    private void stepsHold(Request request, Map<String, String> states, Set<String> after) {
        for (var told : asked(request)) {
            boolean done = after.contains(states.getOrDefault(told.mark(), "gone"));
            boolean wrong = told.verdict() == Verdict.YES && !done || told.verdict() == Verdict.NO && done;
            if (wrong) {
                violations.add(new Violation(
                        "I5",
                        "%s %s was answered %s at %s, and it is %s"
                                .formatted(request, told.mark(), told.verdict(), told.at(), states.get(told.mark()))));
            }
        }
    }

    private List<Told> asked(Request request) {
        return evidence.told().stream()
                .filter(told -> told.request() == request)
                .toList();
    }

    private void noDoubleBooking() {
        report("I6", "overlapping bookings of one vehicle:", database.lines("""
                select a.vehicle_id::text, a.rental_id::text, b.rental_id::text
                from rentals.booking a join rentals.booking b
                  on a.vehicle_id = b.vehicle_id and a.rental_id < b.rental_id and a.period && b.period
                where a.state = 'OPEN' and b.state = 'OPEN'"""));
        report("I6", "two active rentals of one vehicle:", database.lines("""
                select vehicle_id::text, string_agg(id::text, ' ') from rentals.rental
                where state = 'ACTIVE' group by vehicle_id having count(*) > 1"""));
        report("I6", "a rental without its booking:", database.lines("""
                select r.id::text, r.state from rentals.rental r left join rentals.booking b on b.rental_id = r.id
                where (r.state in ('RESERVED', 'ACTIVE')) <> (b.state is not distinct from 'OPEN')"""));
    }

    private void theLedgerBalances() {
        report("I6", "does not balance:", database.lines("""
                select entry_id::text, currency from accounting.posting
                group by entry_id, currency having sum(debit_minor) <> sum(credit_minor)"""));
        report("I6", "does not have its postings:", database.lines("""
                select e.id::text from accounting.journal_entry e left join accounting.posting p on p.entry_id = e.id
                group by e.id having count(p.entry_id) <> e.line_count"""));
        report("I6", "the whole ledger does not balance:", database.lines("""
                select currency, sum(debit_minor - credit_minor)::text from accounting.posting
                group by currency having sum(debit_minor) <> sum(credit_minor)"""));
    }

    /** At rest, what one service keeps of another is what the other says: an effect lost or doubled shows here. */
    private void theServicesAgree() {
        report("I1", "never charged:", database.lines("""
                select id::text from rentals.rental r where not exists (
                    select from accounting.charge c where c.rental_id = r.id)"""));
        report("I1", "never booked:", database.lines("""
                select id::text from maintenance.job j where state = 'COMPLETED' and total_cost > 0 and not exists (
                    select from accounting.journal_entry e where e.job_id = j.id)"""));
        report("I2", "rentals and accounting differ on:", database.lines("""
                select r.id::text, r.charged::text, a.charged_minor::text, r.paid::text, a.paid_minor::text
                from rentals.rental r join accounting.rental_account a on a.rental_id = r.id
                where r.charged <> a.charged_minor or r.paid <> a.paid_minor"""));
        report("I1", "active in rentals, not with maintenance, or the other way round:", database.lines("""
                select coalesce(r.id, a.rental_id)::text from maintenance.active_rental a
                full join (select id from rentals.rental where state = 'ACTIVE') r on r.id = a.rental_id
                where r.id is null or a.rental_id is null"""));
        report("I1", "state of a vehicle that its rentals and jobs do not explain:", database.lines("""
                select v.id::text, v.state from fleet.vehicle v where v.state <> 'DECOMMISSIONED' and v.state <> case
                    when exists (select from maintenance.job j
                        where j.vehicle_id = v.id and j.state = 'IN_PROGRESS') then 'IN_MAINTENANCE'
                    when exists (select from rentals.rental r
                        where r.vehicle_id = v.id and r.state = 'ACTIVE') then 'RENTED'
                    else 'AVAILABLE' end"""));
    }
}
