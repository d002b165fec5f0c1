package org.fleetrental.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fleetrental.system.Client;

/** Asks the services, over HTTP and one question after the other, so that all suffer alike from what else happens. */
final class Clerk {

    private final Client client;
    private final int calls;

    Clerk(Workbench bench, int calls) {
        this.client = new Client(bench.system());
        this.calls = calls;
    }

    /** By the questions' words. As many calls go before those that count: the services' code is warm then. */
    Map<String, Runs> times(List<Question> questions) {
        var millis = new LinkedHashMap<String, List<Double>>();
        for (int call = -calls; call < calls; call++) {
            for (var question : questions) {
                double time = millis(question);
                if (call >= 0) {
                    millis.computeIfAbsent(question.what(), _ -> new ArrayList<>())
                            .add(time);
                }
            }
        }
        var runs = new LinkedHashMap<String, Runs>();
        millis.forEach((what, times) -> runs.put(what, new Runs("ms", times)));
        return runs;
    }

    private double millis(Question question) {
        long begin = System.nanoTime();
        var answer = client.get(question.service(), question.path()).expect(200);
        double millis = (System.nanoTime() - begin) / 1e6;
        question.check(answer.body());
        return millis;
    }
}
