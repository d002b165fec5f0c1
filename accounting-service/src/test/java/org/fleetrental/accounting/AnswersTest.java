package org.fleetrental.accounting;

import io.quarkus.test.junit.QuarkusTest;
import org.fleetrental.testkit.AnswerRules;

@QuarkusTest
class AnswersTest extends AnswerRules {}
