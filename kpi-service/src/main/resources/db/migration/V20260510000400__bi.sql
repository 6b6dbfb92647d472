-- Who reads by SQL, and what. Nobody but the owner may change it.
create table bi_reader (
    login        text not null,
    community_id uuid,
    constraint bi_reader_key unique nulls not distinct (login, community_id)
);

comment on table bi_reader is 'The communities that a login of the BI role sees; without a row it sees none.';
comment on column bi_reader.community_id is 'Null: every community.';

-- They tell who asks by the login and not by a setting, which a reader could change.
create function bi_communities() returns uuid[] language sql stable parallel safe security definer
begin atomic
    select case when session_user = '${app}' then scope_communities()
                else (select array_agg(r.community_id) from bi_reader r where r.login = session_user) end;
end;

create function bi_everywhere() returns boolean language sql stable parallel safe security definer
begin atomic
    select case when session_user = '${app}' then scope_everywhere()
                else exists (select from bi_reader r where r.login = session_user and r.community_id is null) end;
end;

comment on function bi_communities() is 'The communities that the session may read: its scope for the request role, the rows of bi_reader for others.';
comment on function bi_everywhere() is 'Whether the session may read every community.';

-- The scalar sub-selects are evaluated once a statement, not once a row.
create view bi_community as
select * from community
 where slug is not null
   and (community_id = any ((select bi_communities())::uuid[]) or (select bi_everywhere()));

comment on view bi_community is 'The communities that the session may read; every view of the schema bi begins with it.';

create schema bi;

comment on schema bi is 'What BI tools read. The views run as their owner: a reader needs no right on any table.';

create view bi.version as select 1 as version;

comment on view bi.version is 'Rises when a column of the schema goes or changes its meaning; columns and views are added without.';

create view bi.communities with (security_barrier) as
select c.community_id, c.slug, c.zone as time_zone, c.first_day, c.last_day as cut_off, c.members::bigint as members
  from bi_community c;

create view bi.members_daily with (security_barrier) as
select e.community_id, e.day, m.member_id, e.messages, e.replies, e.reactions, e.threads_started, e.questions,
       e.answers_accepted, e.content_published, e.purchases, d.changed_at as updated_at
  from (
      select f.community_id, f.day, f.number,
             count(*) filter (where f.type = 'message.posted') as messages,
             count(*) filter (where f.type = 'message.posted' and f.reply) as replies,
             count(*) filter (where f.type = 'reaction.added') as reactions,
             count(*) filter (where f.type = 'thread.started') as threads_started,
             count(*) filter (where f.type = 'question.asked') as questions,
             count(*) filter (where f.type = 'answer.accepted') as answers_accepted,
             count(*) filter (where f.type = 'content.published') as content_published,
             count(*) filter (where f.type = 'purchase.completed') as purchases
        from (
            select f.community_id, f.day, f.number, f.type, f.reply
              from bi_community c
              join fact f on f.community_id = c.community_id
             where coalesce(c.recount_zone, c.zone) = c.zone
               and not f.retracted
               and f.type in ('message.posted', 'reaction.added', 'thread.started', 'question.asked', 'answer.accepted',
                              'content.published', 'purchase.completed')
             union all
            -- While a community moves to another zone its facts hold the days of either.
            select f.community_id, (f.time at time zone c.zone)::date, f.number, f.type, f.reply
              from bi_community c
              join fact f on f.community_id = c.community_id
             where c.recount_zone <> c.zone
               and not f.retracted
               and f.type in ('message.posted', 'reaction.added', 'thread.started', 'question.asked', 'answer.accepted',
                              'content.published', 'purchase.completed')
        ) f
       group by f.community_id, f.day, f.number
      having count(*) filter (where f.type in ('message.posted', 'reaction.added')) > 0
  ) e
  join member_number m on m.community_id = e.community_id and m.number = e.number
  join changed_day d on d.community_id = e.community_id and d.day = e.day;

-- The quotient is computed as the metrics are: in double precision, rounded half to even at six decimals.
create view bi.metrics_daily with (security_barrier) as
select s.community_id, d.day, s.metric, s.version, s.currency,
       (case when s.below is null then n.numerator
             when b.denominator = 0 then null
             else (round(1e6::float8 * (n.numerator::float8 / b.denominator::float8)) / 1e6::float8)::numeric end
       )::numeric(24, 6) as value,
       n.numerator, b.denominator, d.changed_at as updated_at
  from (
      -- Metrics and currencies once a community, then the days.
      select c.community_id, m.metric, m.version, p.currency, m.decimals,
             m.above || coalesce(p.currency, '') as above, m.above_of,
             m.below || coalesce(p.currency, '') as below, m.below_of
        from bi_community c
       cross join daily_metric m
       cross join lateral (
           select null::text as currency where not m.in_currency
            union all
           select distinct substr(x.measure, length('purchase.completed$') + 1)
             from day_count x
            where m.in_currency
              and x.community_id = c.community_id
              and starts_with(x.measure, 'purchase.completed$')
       ) p
      offset 0
  ) s
  join changed_day d on d.community_id = s.community_id
 cross join lateral (
      select (coalesce(
                 case s.above_of
                     when 'COUNT' then (select x.value from day_count x
                                         where x.community_id = s.community_id and x.measure = s.above and x.day = d.day)
                     else (select x.cardinality from presence x
                            where x.community_id = s.community_id and x.measure = s.above and x.day = d.day) end,
                 0) / (10 ^ s.decimals)::numeric)::numeric(24, 4) as numerator
  ) n
 cross join lateral (
      select case when s.below is not null then coalesce(
                 case s.below_of
                     when 'COUNT' then (select x.value from day_count x
                                         where x.community_id = s.community_id and x.measure = s.below and x.day = d.day)
                     else (select x.cardinality from presence x
                            where x.community_id = s.community_id and x.measure = s.below and x.day = d.day) end,
                 0) end as denominator
  ) b;

create view bi.retention with (security_barrier) as
select k.community_id, k.cohort_by,
       to_char(k.cohort_start, case k.cohort_by when 'WEEK' then 'IYYY-"W"IW' else 'YYYY-MM' end) as cohort,
       k.cohort_start, k.size, p.period, coalesce(a.active, 0) as active,
       (round(1e6::float8 * (coalesce(a.active, 0)::float8 / k.size::float8)) / 1e6::float8)::numeric(9, 6) as rate
  from (
      select j.community_id, l.cohort_by, date_trunc(l.cohort_by, j.joined_day::timestamp)::date as cohort_start,
             count(*) as size, max(c.last_day) as cut_off
        from bi_community c
        join member_number j on j.community_id = c.community_id
       cross join (values ('WEEK'), ('MONTH')) l (cohort_by)
       where j.joined_day is not null
       group by j.community_id, l.cohort_by, date_trunc(l.cohort_by, j.joined_day::timestamp)::date
  ) k
 cross join lateral generate_series(
      0,
      case k.cohort_by
          when 'WEEK' then (date_trunc('week', k.cut_off::timestamp)::date - k.cohort_start) / 7
          else 12 * (extract(year from k.cut_off) - extract(year from k.cohort_start))
               + extract(month from k.cut_off) - extract(month from k.cohort_start) end::int
  ) p (period)
  left join (
      select j.community_id, t.cohort_by, date_trunc(t.cohort_by, j.joined_day::timestamp)::date as cohort_start,
             case t.cohort_by
                 when 'WEEK' then (t.begin - date_trunc('week', j.joined_day::timestamp)::date) / 7
                 else 12 * (extract(year from t.begin) - extract(year from j.joined_day))
                      + extract(month from t.begin) - extract(month from j.joined_day) end::int as period,
             count(*) as active
        from (
            select distinct x.community_id, x.number, l.cohort_by, date_trunc(l.cohort_by, x.day::timestamp)::date as begin
              from (
                  select x.community_id, x.day, n.number
                    from bi_community c
                    join presence x on x.community_id = c.community_id and x.measure = 'active'
                   cross join lateral bitmap_numbers(x.members) n (number)
              ) x
             cross join (values ('WEEK'), ('MONTH')) l (cohort_by)
        ) t
        join member_number j on j.community_id = t.community_id and j.number = t.number
       where j.joined_day is not null
       group by 1, 2, 3, 4
  ) a on a.community_id = k.community_id and a.cohort_by = k.cohort_by and a.cohort_start = k.cohort_start
     and a.period = p.period;

create view bi.leaderboards with (security_barrier) as
select b.community_id, b.month,
       case b.measure when 'message.posted' then 'messages'
                      when 'message.posted#reply' then 'replies'
                      else 'reactions' end as metric,
       b.rank, m.member_id, b.value
  from (
      select b.community_id, b.measure, b.month, b.number, b.value,
             rank() over (partition by b.community_id, b.measure, b.month order by b.value desc) as rank
        from bi_community c
        join board b on b.community_id = c.community_id
       where b.measure in ('message.posted', 'message.posted#reply', 'reaction.added')
  ) b
  join member_number m on m.community_id = b.community_id and m.number = b.number;

create view bi.experiments with (security_barrier) as
select x.community_id, x.id as experiment_id, x.key, x.metric, v.position::int as position, v.variant, v.weight,
       x.started_at, x.stopped_at, coalesce(e.exposed, 0) as exposed
  from bi_community c
  join experiment x on x.community_id = c.community_id
 cross join lateral unnest(x.variants, x.weights) with ordinality v (variant, weight, position)
  left join (
      select community_id, experiment_id, variant, count(*) as exposed
        from exposure
       group by community_id, experiment_id, variant
  ) e on e.community_id = x.community_id and e.experiment_id = x.id and e.variant = v.variant;

comment on view bi.communities is 'The communities and how far their data reach.';
comment on view bi.members_daily is 'What each member did on each day on which he was active.';
comment on view bi.metrics_daily is 'Metrics of every day that the data of a community have ever reached.';
comment on view bi.retention is 'How many members of a cohort of joiners are active in the periods after.';
comment on view bi.leaderboards is 'What each member has on the board of a month, and his rank.';
comment on view bi.experiments is 'The variants of experiments and how many members met them.';

do $$
begin
    execute format('grant connect on database %I to %I', current_database(), '${bi}');
end $$;

grant usage on schema bi to ${bi}, ${app};
grant select on all tables in schema bi to ${bi}, ${app};
