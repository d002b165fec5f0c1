package org.fleetrental.rentals;

import io.quarkus.test.junit.QuarkusTest;
import org.fleetrental.testkit.AnswerRules;

@QuarkusTest
class AnswersTest extends AnswerRules {}
