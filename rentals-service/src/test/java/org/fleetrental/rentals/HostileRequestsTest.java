package org.fleetrental.rentals;

import io.quarkus.test.junit.QuarkusTest;
import org.fleetrental.testkit.HostileRequests;

@QuarkusTest
class HostileRequestsTest extends HostileRequests {}
