package org.fleetrental.accounting;

import io.quarkus.test.junit.QuarkusTest;
import org.fleetrental.testkit.AccessRules;

@QuarkusTest
class AccessTest extends AccessRules {}
