package org.communityops.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.communityops.deploy.e2e.contract.Contract;
import org.communityops.deploy.e2e.contract.Operation;
import org.communityops.deploy.e2e.running.Answer;
import org.communityops.deploy.e2e.running.Caller;
import org.communityops.deploy.e2e.running.Product;
import org.communityops.deploy.e2e.running.StoryCommunity;
import org.communityops.deploy.e2e.running.WithProduct;
import org.communityops.deploy.local.platform.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every operation of every served contract keeps to; a new operation is covered as soon as it is served. */
@ExtendWith(WithProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractStory {
    /** Open on purpose: they explain the answers that others get. */
    private static final Set<String> PUBLIC = Set.of("/problems/{slug}", "/problems/{type}");

    /** Everybody who works for a community has to find it. */
    private static final Set<String> HELD_BY_ALL_KINDS = Set.of("communities:read");

    private Caller nobody = new Caller(0, "");
    private StoryCommunity community;
    private StoryCommunity other;
    private Caller limited = nobody;
    private Caller narrowed = nobody;
    private List<Caller> kinds = List.of();

    @BeforeAll
    void makeKeys(Product product) {
        nobody = product.caller("");
        community = StoryCommunity.in(product, ZoneId.of("UTC"));
        other = StoryCommunity.in(product, ZoneId.of("UTC"));
        kinds = List.of(community.bot(), community.bi(), community.app(), product.caller(product.serviceKey()));
        limited = StoryCommunity.key(community.owner(), "own", community.id());
        var request = Map.of("name", "nothing", "kind", "own", "communities", "ALL", "scopes", List.of("nothing:read"));
        narrowed = community
                .owner()
                .withKey(StoryCommunity.issue(community.owner(), request)
                        .get("key")
                        .asText());
        StoryCommunity.awaitKey(limited, community.id());
        StoryCommunity.awaitKey(narrowed, community.id());
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationAsksForAKeyUnlessItIsPublicOnPurpose(Service service) {
        var faults = new ArrayList<String>();
        for (var operation : operations(service)) {
            if (operation.permission().isEmpty()) {
                assertThat(PUBLIC).as(operation.toString()).contains(operation.path());
            } else {
                expect(401, operation, operation.call(nobody, community.id()), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationRefusesAKeyThatLacksItsPermission(Service service) {
        var faults = new ArrayList<String>();
        for (var operation : guarded(service)) {
            expect(403, operation, operation.call(narrowed, community.id()), faults);
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyPermissionIsWithheldFromSomeKindOfKey(Service service) {
        var open = new TreeSet<String>();
        for (var operation : guarded(service)) {
            var refused = kinds.stream()
                    .anyMatch(kind -> operation.call(kind, community.id()).status() == 403);
            if (!refused) {
                open.add(operation.permission());
            }
            if (!operation.endless()) {
                assertThat(operation.call(limited, community.id()).status())
                        .as(operation + " called by an owner")
                        .isNotIn(401, 500);
            }
        }
        assertThat(HELD_BY_ALL_KINDS).containsAll(open);
    }

    @ParameterizedTest
    @EnumSource
    void anotherCommunityDoesNotExistForALimitedKey(Service service) {
        var faults = new ArrayList<String>();
        for (var operation : guarded(service)) {
            if (operation.isOfCommunity()) {
                expect(404, operation, operation.call(limited, other.id()), faults);
                expect(404, operation, operation.call(limited, new UUID(0x7000, 1L << 63)), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyExampleIsWhatItsSchemaSays(Service service) {
        var examples = Contract.of(service, nobody).examples();
        System.out.println(service.title() + ": " + examples.count() + " examples");
        assertThat(examples.count()).isGreaterThan(20);
        assertThat(examples.faults()).isEmpty();
    }

    private static void expect(int status, Operation operation, Answer answer, List<String> faults) {
        if (answer.status() != status || !answer.header("Content-Type").startsWith("application/problem+json")) {
            faults.add(operation + ": " + answer);
        }
    }

    private List<Operation> operations(Service service) {
        return Contract.of(service, nobody).operations();
    }

    private List<Operation> guarded(Service service) {
        return operations(service).stream()
                .filter(operation -> !operation.permission().isEmpty())
                .toList();
    }
}
