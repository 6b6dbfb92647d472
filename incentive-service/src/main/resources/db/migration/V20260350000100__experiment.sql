create table experiment (
    community_id  uuid        not null,
    id            uuid        not null,
    key           text        not null,
    hypothesis    text        not null,
    metric        text        not null,
    traffic_share int         not null,
    state         text        not null,
    version       int         not null,
    created_at    timestamptz not null,
    started_at    timestamptz,
    stopped_at    timestamptz,
    archived_at   timestamptz,
    constraint experiment_pk primary key (community_id, id),
    constraint experiment_key_key unique (community_id, key),
    constraint experiment_key_check check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 64),
    constraint experiment_traffic_share_check check (traffic_share between 1 and 100),
    constraint experiment_state_check check (state in ('DRAFT', 'RUNNING', 'STOPPED', 'ARCHIVED')),
    constraint experiment_started_check check ((state = 'DRAFT') = (started_at is null)),
    constraint experiment_stopped_check check ((state in ('STOPPED', 'ARCHIVED')) = (stopped_at is not null)),
    constraint experiment_archived_check check ((state = 'ARCHIVED') = (archived_at is not null)),
    constraint experiment_order_check check (stopped_at >= started_at and archived_at >= stopped_at)
);

comment on table experiment is 'Comparisons of two or more variants; members are assigned by hash, so assignments are not stored.';
comment on column experiment.metric is 'Name of the metric that decides, as the metric catalogue has it.';
comment on column experiment.traffic_share is 'Percent of the members that take part.';
comment on column experiment.version is 'Goes up with every change; the ETag.';

create table experiment_variant (
    community_id  uuid     not null,
    experiment_id uuid     not null,
    key           text     not null,
    position      smallint not null,
    weight        int      not null,
    constraint experiment_variant_pk primary key (community_id, experiment_id, key),
    constraint experiment_variant_position_key unique (community_id, experiment_id, position),
    constraint experiment_variant_experiment_fk
        foreign key (community_id, experiment_id) references experiment (community_id, id),
    constraint experiment_variant_key_check check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 64),
    constraint experiment_variant_position_check check (position between 1 and 10),
    constraint experiment_variant_weight_check check (weight between 1 and 99)
);

comment on column experiment_variant.position is 'From 1 without gaps; the order in which the weights divide the members. The first is what the others are compared with.';
comment on column experiment_variant.weight is 'Percent of those who take part; all variants of an experiment together 100.';

-- What somebody was assigned must be what he is assigned later: nothing that decides it changes once an experiment has begun.
create function experiment_truths() returns trigger language plpgsql as $$
begin
    if (new.community_id, new.id, new.key, new.created_at) is distinct from (old.community_id, old.id, old.key, old.created_at)
            or old.state <> 'DRAFT' and (new.hypothesis, new.metric, new.traffic_share, new.started_at)
                is distinct from (old.hypothesis, old.metric, old.traffic_share, old.started_at)
            or old.stopped_at is not null and new.stopped_at is distinct from old.stopped_at then
        raise exception 'An experiment that has begun stays as it is'
            using errcode = 'check_violation', constraint = 'experiment_frozen';
    end if;
    if (old.state, new.state) not in (
            ('DRAFT', 'DRAFT'), ('DRAFT', 'RUNNING'), ('RUNNING', 'STOPPED'), ('STOPPED', 'ARCHIVED')) then
        raise exception 'An experiment does not go from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'experiment_transition';
    end if;
    if new.state = 'RUNNING' and (
            select count(*) < 2 or sum(weight) <> 100 or max(position) <> count(*) from experiment_variant v
             where v.community_id = new.community_id and v.experiment_id = new.id) then
        raise exception 'An experiment begins with two variants or more whose weights sum to 100'
            using errcode = 'check_violation', constraint = 'experiment_weights';
    end if;
    return new;
end $$;

create trigger experiment_truths before update on experiment for each row execute function experiment_truths();

create function experiment_variant_truths() returns trigger language plpgsql as $$
declare
    changed experiment_variant := coalesce(new, old);
    present text;
begin
    -- The lock keeps the experiment from being started before this is committed.
    select state into present from experiment e
     where e.community_id = changed.community_id and e.id = changed.experiment_id for share;
    if present <> 'DRAFT' then
        raise exception 'The variants of an experiment that has begun stay as they are'
            using errcode = 'check_violation', constraint = 'experiment_variant_frozen';
    end if;
    return changed;
end $$;

create trigger experiment_variant_truths before insert or update or delete on experiment_variant
    for each row execute function experiment_variant_truths();

create table experiment_exposure (
    community_id  uuid        not null,
    experiment_id uuid        not null,
    member_id     uuid        not null,
    variant       text        not null,
    exposed_at    timestamptz not null,
    constraint experiment_exposure_pk primary key (community_id, experiment_id, member_id),
    constraint experiment_exposure_variant_fk
        foreign key (community_id, experiment_id, variant) references experiment_variant (community_id, experiment_id, key),
    constraint experiment_exposure_member_fk foreign key (community_id, member_id) references member (community_id, member_id)
);

comment on table experiment_exposure is 'When a member first met what an experiment varies. Once, never changed.';

create index experiment_exposure_variant_idx on experiment_exposure (community_id, experiment_id, variant);

call protect('experiment');
call protect('experiment_variant');
call protect('experiment_exposure');
grant select, insert on experiment, experiment_variant, experiment_exposure to ${app};
grant update (hypothesis, metric, traffic_share, state, version, started_at, stopped_at, archived_at) on experiment to ${app};
grant delete on experiment_variant to ${app};
