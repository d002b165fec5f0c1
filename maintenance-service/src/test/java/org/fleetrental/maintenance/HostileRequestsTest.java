package org.fleetrental.maintenance;

import io.quarkus.test.junit.QuarkusTest;
import org.fleetrental.testkit.HostileRequests;

@QuarkusTest
class HostileRequestsTest extends HostileRequests {}
