package org.communityops.member;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.communityops.kit.test.ContractDrift;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContractTest {
    @Test
    void isWhatTheCodeSays() {
        ContractDrift.check();
    }
}
