package org.fleetrental.fleet;

import io.quarkus.test.junit.QuarkusTest;
import org.fleetrental.testkit.ApiDocumentRules;

@QuarkusTest
class ApiDocumentTest extends ApiDocumentRules {}
