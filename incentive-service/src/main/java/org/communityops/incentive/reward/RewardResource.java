package org.communityops.incentive.reward;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The catalogue over HTTP. */
@Path("/v1/communities/{communityId}/rewards")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rewards", description = "What members can redeem their points for (礼品, 权益).")
class RewardResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Rewards rewards;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    RewardResource(Rewards rewards, Cursors cursors, Preconditions preconditions, MergePatches patches) {
        this.rewards = rewards;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "RewardPage")
    record InContract(
            @NotNull List<RewardView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    record Key(UUID id) {}

    /** Adds a reward. */
    @POST
    @Needs("rewards:write")
    @Idempotent
    @Operation(
            operationId = "createReward",
            summary = "Add a reward to the catalogue (新增礼品)",
            description = "It can be redeemed once it is ACTIVE and its window is open.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RewardSettings.class),
                            examples = @ExampleObject(name = "goods", value = RewardExamples.CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The reward; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = RewardView.class),
                            examples = @ExampleObject(name = "goods", value = RewardExamples.REWARD)))
    public RestResponse<RewardView> createReward(@RestPath UUID communityId, @Valid @NotNull RewardSettings settings)
            throws SQLException {
        var made = rewards.create(communityId, settings);
        return ResponseBuilder.<RewardView>created(
                        URI.create("/v1/communities/" + communityId + "/rewards/" + made.id()))
                .header("ETag", Preconditions.quoted(tag(made)))
                .entity(RewardView.of(made))
                .build();
    }

    /** The catalogue. */
    @GET
    @Needs("rewards:read")
    @Operation(operationId = "listRewards", summary = "List the catalogue, newest first (礼品目录)")
    @APIResponse(
            responseCode = "200",
            description = "A page of rewards",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "rewards", value = RewardExamples.PAGE)))
    public Page<RewardView> listRewards(
            @RestPath UUID communityId,
            @Parameter(description = "Only rewards of this kind (类型).") @RestQuery @Nullable RewardKind kind,
            @Parameter(description = "Only rewards in this state (状态).") @RestQuery @Nullable RewardState state,
            @Parameter(description = "Only rewards that cost this kind of points (积分种类).") @RestQuery @Nullable String currency,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var filter = new RewardFilter(kind, state, currency);
        var rows = rewards.page(communityId, filter, before, page.limit() + 1).stream()
                .map(RewardView::of)
                .toList();
        return cursors.page(rows, page, view -> new Key(view.id()));
    }

    /** One reward. */
    @GET
    @Path("/{rewardId}")
    @Needs("rewards:read")
    @Operation(operationId = "getReward", summary = "Read a reward (礼品)")
    @APIResponse(
            responseCode = "200",
            description = "The reward",
            content =
                    @Content(
                            schema = @Schema(implementation = RewardView.class),
                            examples = @ExampleObject(name = "goods", value = RewardExamples.REWARD)))
    public RestResponse<RewardView> getReward(@RestPath UUID communityId, @RestPath UUID rewardId) throws SQLException {
        return answer(rewards.get(communityId, rewardId));
    }

    /** Changes a reward. */
    @PATCH
    @Path("/{rewardId}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("rewards:write")
    @Operation(
            operationId = "updateReward",
            summary = "Change a reward, or its state (上架, 下架)",
            description =
                    "Redemptions keep what the reward was when they were made. 409 `invalid-transition` for a state that cannot follow.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = RewardSettings.class),
                            examples = @ExampleObject(name = "cheaper, for all", value = RewardExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The reward as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = RewardView.class),
                            examples = @ExampleObject(name = "goods", value = RewardExamples.REWARD)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<RewardView> updateReward(
            @RestPath UUID communityId, @RestPath UUID rewardId, @NotNull JsonNode patch) throws SQLException {
        return answer(rewards.change(
                communityId,
                rewardId,
                version -> preconditions.require(String.valueOf(version)),
                settings -> patches.apply(patch, settings, RewardSettings.class)));
    }

    /** How many there are. */
    @GET
    @Path("/{rewardId}/stock")
    @Needs("rewards:read")
    @Operation(operationId = "getRewardStock", summary = "How many of a reward there are (库存)")
    @APIResponse(
            responseCode = "200",
            description = "What is taken and what is left",
            content =
                    @Content(
                            schema = @Schema(implementation = RewardStock.class),
                            examples =
                                    @ExampleObject(
                                            name = "stock",
                                            value = "{\"stock\": 50, \"taken\": 12, \"left\": 38}")))
    public RewardStock getRewardStock(@RestPath UUID communityId, @RestPath UUID rewardId) throws SQLException {
        return RewardStock.of(rewards.get(communityId, rewardId));
    }

    private RestResponse<RewardView> answer(Reward found) {
        return preconditions.answer(RewardView.of(found), tag(found));
    }

    private static String tag(Reward reward) {
        return String.valueOf(reward.version());
    }
}
