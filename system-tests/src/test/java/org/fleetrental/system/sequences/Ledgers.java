package org.fleetrental.system.sequences;

import java.util.ArrayList;
import java.util.List;
import org.fleetrental.system.faults.Database;

/** Two ledgers, compared by what they say of the rentals and jobs of a sequence. */
final class Ledgers {

    private static final List<String> QUESTIONS = List.of("""
            select coalesce('rental ' || e.rental_id, 'job ' || e.job_id), p.account_code, p.currency,
                coalesce('by vehicle ' || p.vehicle_id, ''), sum(p.debit_minor - p.credit_minor)::text
            from accounting.journal_entry e join accounting.posting p on p.entry_id = e.id
            where e.rental_id = any (string_to_array(?, ',')::uuid[]) or e.job_id = any (string_to_array(?, ',')::uuid[])
            group by e.rental_id, e.job_id, p.account_code, p.currency, p.vehicle_id
            having sum(p.debit_minor - p.credit_minor) <> 0""", """
            select 'charge of ' || rental_id, kind, case kind when 'MANUAL' then '' else line_id::text end,
                net_minor::text, tax_minor::text, currency, vehicle_id::text, (earned_at is not null)::text
            from accounting.charge
            where reversed_at is null and rental_id = any (string_to_array(?, ',')::uuid[]) and ?::text is not null""", """
            select 'account of ' || rental_id, currency, charged_minor::text, paid_minor::text, customer_id::text,
                vehicle_id::text
            from accounting.rental_account where rental_id = any (string_to_array(?, ',')::uuid[]) and ?::text is not null""");

    private Ledgers() {}

    /** What only one of them says. */
    static List<String> differences(Database one, Database ideal, Company company) {
        var differences = new ArrayList<String>();
        for (var question : QUESTIONS) {
            var here = answers(one, question, company);
            var there = answers(ideal, question, company);
            without(here, there).forEach(line -> differences.add("not so in the ideal order: " + line));
            without(there, here).forEach(line -> differences.add("only in the ideal order: " + line));
        }
        return differences;
    }

    private static List<String> answers(Database database, String question, Company company) {
        return database.lines(question, Promises.listed(company.rentals()), Promises.listed(company.jobs()));
    }

    private static List<String> without(List<String> lines, List<String> others) {
        var left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left;
    }
}
