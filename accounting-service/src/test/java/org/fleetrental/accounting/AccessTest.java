package org.fleetrental.accounting;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.fleetrental.testkit.AccessRules;

@QuarkusTest
class AccessTest extends AccessRules {

    @Override
    protected Map<String, String> notRecorded() {
        return Map.of("POST /v1/ledger/rebuild", "it compares, and changes nothing");
    }
}
