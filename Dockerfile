# The program alone, without Java: it needs a Neo4j of its own, by NEO4J_URI.
FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package needs to run anything to be installed, and none may.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY tsconfig.json LICENSE README.md ./
COPY bin ./bin
COPY queries ./queries
COPY schema ./schema
COPY seeds ./seeds
COPY src ./src
USER node
ENV HOST=0.0.0.0
EXPOSE 4000
CMD ["node", "--import", "tsx", "src/main.ts", "start"]
