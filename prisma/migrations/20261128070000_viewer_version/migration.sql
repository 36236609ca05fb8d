-- Which rows say who a token belongs to: the versions of the token, its owner's memberships and their organizations. Equal as
-- long as none of them was changed, added or taken away; null for a token that nobody has. These rows change seldom. Written
-- in PL/pgSQL, which keeps its plan: before PostgreSQL 18 a function in SQL is planned again by every statement.
CREATE FUNCTION "viewer_version"(token_hash bytea) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT t.xmin::text || coalesce((
      SELECT string_agg(' ' || m.organization_id || ' ' || m.xmin::text || ' ' || o.xmin::text, '' ORDER BY m.organization_id)
      FROM organization_membership m JOIN organization o ON o.id = m.organization_id
      WHERE m.user_id = t.user_id AND m.ended_at IS NULL AND m.is_access_approved), '')
    FROM api_token t WHERE t.hash = token_hash);
END $$;

-- Ends the statement that asks it where the viewer is no longer who was read under that version.
CREATE FUNCTION "require_viewer"(token_hash bytea, version text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF viewer_version(token_hash) IS DISTINCT FROM version THEN
    RAISE EXCEPTION 'The viewer is not who it was.' USING ERRCODE = 'DG001';
  END IF;
  RETURN true;
END $$;
